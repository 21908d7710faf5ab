/** What the widget inside its frame and the loader on the bank's page say to each other. */

export type ToHost =
  /** It listens now: what was kept for it may be said. */
  | { readonly teller: "ready" }
  | { readonly teller: "close" }
  /** Never a word of what was said: the bank's page does not read the conversation. */
  | {
      readonly teller: "news";
      readonly unread: number;
      /** What the customer has chosen to read: the button speaks it, too. */
      readonly language: "en" | "zh-Hans" | "zh-Hant";
      /** A person is involved, so the next page should listen even with the panel closed. */
      readonly isLive: boolean;
      readonly status: string;
    };

export type ToFrame =
  /** `isByHand`: somebody pressed the button, so the keyboard may move in; a mere page load must not. */
  | { readonly teller: "opened"; readonly isByHand: boolean }
  | { readonly teller: "closed" }
  /** The bank's site has signed in its customer and says so, signed. */
  | { readonly teller: "identify"; readonly token: string }
  /** The customer has moved to another page of the bank. */
  | { readonly teller: "page"; readonly page: string }
  /** A question for the text box; the customer sends it. */
  | { readonly teller: "draft"; readonly text: string };

/** What the loader writes behind the # of the widget's address, where no server's log sees it: also the script's data attributes. */
export type Invitation = Record<string, string> & {
  readonly language: string;
  readonly page: string;
  /** The bank's colours and faces: what --teller-… says on the page. */
  readonly brand: string;
};
