/** Where the widget finds what it calls Preact: the types are Preact's, the few hundred lines are its own. */

const here = new URL(".", import.meta.url).pathname;

export const ownDrawing = [
  { find: /^preact\/hooks$/, replacement: `${here}hooks.ts` },
  { find: /^preact\/jsx-dev-runtime$/, replacement: `${here}development.ts` },
  { find: /^preact(\/jsx-runtime)?$/, replacement: `${here}render.ts` },
];
