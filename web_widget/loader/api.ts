/** What the bank's own script may do with the widget: window.Teller, which may be called before it is there. */

export interface Api {
  /** Opens the panel; a question is put into the text box and not sent. */
  open(question?: string): void;
  close(): void;
  /** Says who the customer is, with a token that the bank has signed. */
  identify(token: string): void;
  /** Says which page the customer has moved to, where no page is loaded. */
  setContext(context: { readonly page: string }): void;
  /** Offers help in a bubble beside the button, unless it was answered in this tab. */
  propose(text: string): void;
  /** "open", "close", "unread" with the count, "status" with who has the word; never what was said. */
  on(name: string, react: (detail: unknown) => void): void;
}

type Calls = ReadonlyArray<readonly [keyof Api, ...unknown[]]>;

/** Puts the API in place of the list of calls that may have been made already, and makes them. */
export function giveApi(api: Api): void {
  const page = window as { Teller?: unknown };
  const early = page.Teller;
  const make = ([name, ...parts]: Calls[number]) =>
    (api[name] as (...parts: unknown[]) => void)(...parts);
  page.Teller = { ...api, push: make };
  if (Array.isArray(early)) for (const call of early as Calls) make(call);
}
