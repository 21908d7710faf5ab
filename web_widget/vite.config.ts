import { defineConfig } from "vitest/config";
import { packed } from "./build/packed.ts";
import { ownDrawing } from "./widget/drawing/alias.ts";

export default defineConfig({
  // Every address is relative, so that the pages also work under a sub-path behind a proxy.
  base: "./",
  plugins: [packed(/./, 1)],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    // No data: addresses: a strict content security policy lets only files of this origin in.
    assetsInlineLimit: 0,
    rolldownOptions: { input: ["index.html", "configurator/index.html", "console/index.html"] },
  },
  test: {
    projects: [
      {
        test: {
          name: "pages",
          environment: "happy-dom",
          include: ["{shared,console,build,configurator}/tests/*.test.{ts,tsx}"],
        },
      },
      {
        // As it is built: without Preact.
        resolve: { alias: ownDrawing },
        test: {
          name: "widget",
          environment: "happy-dom",
          include: ["{widget,loader}/**/tests/*.test.{ts,tsx}"],
        },
      },
    ],
  },
});
