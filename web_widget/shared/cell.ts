/** A value that is watched: the least that a page needs to be drawn anew. */

export class Cell<T> {
  private readonly watchers: Array<() => void> = [];

  constructor(private held: T) {}

  get value(): T {
    return this.held;
  }

  set value(next: T) {
    if (Object.is(next, this.held)) return;
    this.held = next;
    for (const tell of this.watchers) tell();
  }

  /** Calls after each change, for as long as the page lives. */
  watch(tell: () => void): void {
    this.watchers.push(tell);
  }
}
