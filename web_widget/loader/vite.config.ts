import { defineConfig, type Plugin } from "vite";
import { leanScripts } from "../build/lean.ts";
import { packed } from "../build/packed.ts";

/** Takes the ends of lines out of the style rules, and: a classic script is read in the encoding of the page it stands on: only ASCII means the same in all. */
const ascii: Plugin = {
  name: "ascii",
  enforce: "post",
  generateBundle(_, bundle) {
    for (const part of Object.values(bundle)) {
      if (part.type !== "chunk") continue;
      part.code = part.code.replace(/\n(?=[^/])/g, "").replace(/[^\0-\x7f]/g, escaped);
    }
  },
};

function escaped(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** The loader: one classic script without a hash in its name, since banks write its address into their pages. */
export default defineConfig({
  publicDir: false,
  plugins: [leanScripts, ascii, packed(/^widget\.js$/)],
  build: {
    outDir: "dist",
    emptyOutDir: false,
    target: "es2020",
    modulePreload: false,
    rolldownOptions: {
      input: "loader/main.ts",
      output: { format: "iife", entryFileNames: "widget.js" },
    },
  },
});
