/** The places to which the keyboard is led from elsewhere on the page. */

export const ACTIVE_ROW_ID = "active-row";
export const HEAD_ID = "conversation-head";
export const COMPOSER_ID = "composer";
export const FILTER_ID = "queue-filter";

/** False when there is no such element, or when it is not shown. */
export function focusOn(id: string): boolean {
  const element = document.getElementById(id);
  element?.focus({ preventScroll: true });
  return element !== null && document.activeElement === element;
}

/** Leads the keyboard on when the button that was pressed is gone, as after a claim. */
export function catchFocus(id: string): void {
  const focused = document.activeElement;
  if (focused === null || focused === document.body || focused.id === HEAD_ID) focusOn(id);
}
