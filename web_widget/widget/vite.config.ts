import { defineConfig } from "vite";
import { leanScripts, leanStyles, plainImports } from "../build/lean.ts";
import { packed } from "../build/packed.ts";
import { ownDrawing } from "./drawing/alias.ts";

/** The widget by itself: one script, one sheet, and the words of the language that is spoken. */
export default defineConfig({
  base: "./",
  publicDir: false,
  plugins: [plainImports, leanScripts, leanStyles, packed(/^widget.|assets.widget-/)],
  resolve: { alias: ownDrawing },
  build: {
    outDir: "dist",
    emptyOutDir: false,
    target: "es2022",
    cssTarget: ["chrome123", "firefox121", "safari17.5"],
    assetsInlineLimit: 0,
    modulePreload: false,
    rolldownOptions: {
      input: { widget: "widget/index.html" },
      output: {
        entryFileNames: "assets/widget-[hash].js",
        chunkFileNames: "assets/widget-[name]-[hash].js",
        assetFileNames: "assets/widget-[hash][extname]",
      },
    },
  },
});
