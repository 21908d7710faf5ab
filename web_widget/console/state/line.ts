/** The line to the server as an agent should see it. */

import type { ConnectionState } from "../../shared/connection/connection";

export type Line =
  | { readonly kind: "opening" }
  | { readonly kind: "open" }
  | { readonly kind: "lost"; readonly retryAt: number | null }
  | { readonly kind: "stopped"; readonly code: number };

/** A new attempt after a loss is still a loss: the banner stays until the line is open. */
export function lineAfter(line: Line, state: ConnectionState): Line {
  switch (state.kind) {
    case "open":
      return { kind: "open" };
    case "connecting":
      return line.kind === "opening" ? line : { kind: "lost", retryAt: null };
    case "reconnecting":
      return { kind: "lost", retryAt: state.retryAt };
    case "stopped":
      return { kind: "stopped", code: state.code };
  }
}
