/** The commands that the server has not answered yet, in the order in which they were given. */

import type { Command } from "../frames";

/** The server closes with 1009 above this. */
const FRAME_CEILING = 64 * 1024;

export class Outbox<C extends Command> {
  constructor(
    private commands: readonly C[],
    private readonly onChange: (commands: readonly C[]) => void,
  ) {}

  all(): readonly C[] {
    return this.commands;
  }

  add(command: C): void {
    this.keep([...this.commands, command]);
  }

  /** Takes out one command; false when it was not there. */
  remove(clientId: string): boolean {
    const rest = this.commands.filter((command) => command.client_id !== clientId);
    const isFound = rest.length < this.commands.length;
    if (isFound) this.keep(rest);
    return isFound;
  }

  /** Lets go of what the server can never take. */
  dropOversized(): void {
    this.keep(this.commands.filter((command) => sizeOf(command) <= FRAME_CEILING));
  }

  private keep(commands: readonly C[]): void {
    this.commands = commands;
    this.onChange(commands);
  }
}

function sizeOf(command: Command): number {
  return new TextEncoder().encode(JSON.stringify(command)).length;
}
