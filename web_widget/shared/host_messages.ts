/** What the widget inside its frame and the loader on the bank's page say to each other. */

export type ToHost =
  | { readonly teller: "close" }
  /** `isLive`: a person is involved, so the next page should listen even with the panel closed. */
  | { readonly teller: "unread"; readonly count: number; readonly isLive: boolean };

export type ToFrame =
  /** `isByHand`: somebody pressed the button, so the keyboard may move in; a mere page load must not. */
  { readonly teller: "opened"; readonly isByHand: boolean } | { readonly teller: "closed" };

/** What the loader writes behind the # of the widget's address: it never reaches a server's log. */
export interface Invitation {
  readonly language: string;
  readonly theme: string;
  readonly page: string;
  readonly bank?: string;
}
