/** Where the agent is: which conversation is open, and which area fills a narrow window. */

export type Area = "queue" | "conversation" | "case" | "team" | "library";

export interface Place {
  readonly conversationId: string | null;
  readonly area: Area;
}

export const AT_QUEUE: Place = { conversationId: null, area: "queue" };

/** The place that the fragment of an address names; the queue for whatever it cannot read. */
export function placeOf(fragment: string): Place {
  if (fragment === "#/team") return { conversationId: null, area: "team" };
  if (fragment === "#/library") return { conversationId: null, area: "library" };
  const match = /^#\/conversations\/([\w-]{1,128})(\/case)?$/.exec(fragment);
  const conversationId = match?.[1];
  if (conversationId === undefined) return AT_QUEUE;
  return { conversationId, area: match?.[2] === undefined ? "conversation" : "case" };
}

export function fragmentOf({ conversationId, area }: Place): string {
  if (conversationId === null) return area === "queue" ? "#/" : `#/${area}`;
  return `#/conversations/${conversationId}${area === "case" ? "/case" : ""}`;
}
