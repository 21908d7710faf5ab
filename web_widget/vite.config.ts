import { defineConfig } from "vitest/config";

export default defineConfig({
  // Every address is relative, so that the pages also work under a sub-path behind a proxy.
  base: "./",
  build: {
    outDir: "dist",
    emptyOutDir: true,
    // No data: addresses: a strict content security policy lets only files of this origin in.
    assetsInlineLimit: 0,
    rolldownOptions: { input: ["index.html", "widget/index.html", "console/index.html"] },
  },
  test: { environment: "happy-dom", include: ["**/tests/*.test.{ts,tsx}"] },
});
