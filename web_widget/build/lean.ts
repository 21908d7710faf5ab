/** What makes the widget's files smaller without changing what they do. */

import { minify } from "terser";
import type { Plugin } from "vite";
import { words } from "../widget/words/en.ts";

/** Vite's own loader of parts fetches their styles, too; the words have none. */
export const plainImports: Plugin = {
  name: "plain-imports",
  enforce: "pre",
  load(id) {
    if (!id.includes("vite/preload-helper")) return null;
    return "export const __vitePreload = (load) => load();";
  },
};

/** Names of custom properties that scripts use as well stay as they are. */
const KEPT = /^--brand-/;

/** Leaves out the custom properties that no rule needs, and gives the others short names. */
export const leanStyles: Plugin = {
  name: "lean-styles",
  enforce: "post",
  generateBundle(_, bundle) {
    for (const part of Object.values(bundle)) {
      if (part.type !== "asset" || !part.fileName.endsWith(".css")) continue;
      part.source = shortened(withoutUnused(writtenOut(withoutOverruled(String(part.source)))));
    }
  },
};

export function withoutUnused(css: string): string {
  const used = new Set(Array.from(css.matchAll(/var\((--[\w-]+)/g), ([, name]) => name));
  const kept = css.replace(/(--[\w-]+):[^;}]*(;|(?=\}))/g, (all, name) =>
    used.has(name) ? all : "",
  );
  return kept === css ? css : withoutUnused(kept);
}

/** Longer values are lighter where they are named. */
const SHORT = 12;

/** Puts a short value of the first rule in the place of its name, where no other rule gives another. */
export function writtenOut(css: string): string {
  const [, first = ""] = /^:root\{([^}]*)/.exec(css) ?? [];
  const values = new Map<string, string>();
  for (const [, name = "", value = ""] of first.matchAll(/(--[\w-]+):([^;]*)/g)) {
    const isOnlyOne = css.split(`${name}:`).length === 2;
    if (isOnlyOne && value.length <= SHORT) values.set(name, value);
  }
  return css.replace(/var\((--[\w-]+)\)/g, (all, name) => values.get(name) ?? all);
}

/** Leaves out of the first rule what a later one of the same places says otherwise. */
export function withoutOverruled(css: string): string {
  const later = Array.from(css.matchAll(/\}:root\{([^}]*)/g), ([, rule]) => rule).join(";");
  const [first = ""] = /^:root\{[^}]*/.exec(css) ?? [];
  const kept = first.replace(/(--[\w-]+):[^;]*;?/g, (all, name) =>
    later.includes(`${name}:`) ? "" : all,
  );
  return kept + css.slice(first.length);
}

export function shortened(css: string): string {
  const names = [...new Set(css.match(/--[a-z][\w-]*/g))].filter((name) => !KEPT.test(name));
  const short = new Map(names.map((name, index) => [name, `--${index.toString(36)}`]));
  return css.replace(/--[a-z][\w-]*/g, (name) => short.get(name) ?? name);
}

/** Names of properties that never leave the page: not on the wire, not in storage, not in the DOM. */
export const OWN = `transcript lastSeq promisedSeq pending seenSeq isShown uploads isAgentWriting isAgentHere clientId
  isLast isFirst isCurrent isOrdered nested aligns connection beginning outbox heartbeat attempts retryTimer checkTimer
  isWelcome openSocket onOutbox onFrame onState withdraw transmit abandon retryLater hints startConversation onStarted
  onRefused onUnreachable isUnderWay session speech onTongue onMoved openings agentName entries onPress onDone onChoose
  onLeave canRepeat isOffline received spoken isThinking canStart tongue inputs undo toldAt heardAt pingedAt
  startAnew takeBack dismissNotice seenElsewhere moveTo keepKey keepSeenSeq keepPending keepDraft
  dropOversized isFramed tryLater attempt isOn isByDefault isOnByDefault outcome retryAt options
  postponed comeBackAfter transmitAll commands change onTold onYes isSending isGap watchers
  children chat parts props hello adopt asked wrote postpone onKey onSeen identity follow loss line hint watch
  started question address browser socket timer give wake`;

/**
 * Names of words, the same in every file: by their place among all of them, so that a file of words that stays as it was
 * is asked for the same names. Names of one word may be the browser's or the protocol's as well.
 */
export const WORDS = new Map(
  Object.keys(words)
    .filter((name) => /[A-Z]/.test(name))
    .sort()
    .map((name, index) => [name, `w${index.toString(36)}`]),
);

const SHORTENED = [...OWN.split(/\s+/), ...WORDS.keys()].join("|");

const SHORTER = {
  module: true,
  ecma: 2020,
  compress: { passes: 3, unsafe_arrows: true, pure_getters: true },
  mangle: { properties: { builtins: true, regex: new RegExp(`^(${SHORTENED})$`) } },
} as const;

/** What terser is told of names that are settled before; it adds to it. */
function settledNames() {
  return { props: { props: Object.fromEntries([...WORDS].map(([name, to]) => [`$${name}`, to])) } };
}

/** Writes the widget's script shorter than the bundler does. */
export const leanScripts: Plugin = {
  name: "lean-scripts",
  enforce: "post",
  async generateBundle(_, bundle) {
    for (const part of Object.values(bundle)) {
      if (part.type !== "chunk") continue;
      const shorter = await minify(part.code, { ...SHORTER, nameCache: settledNames() });
      part.code = shorter.code ?? part.code;
    }
  },
};
