/** Writes each built text a second time, packed: the server sends that to browsers that can unpack. */

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipAsync } from "@gfx/zopfli";
import type { Plugin } from "vite";

const TEXT = /\.(js|css|html|svg)$/;

/** Of the files whose names match; the widget's take the time to be packed as tightly as gzip allows. */
export function packed(names: RegExp = TEXT, numiterations = 15): Plugin {
  return {
    name: "packed",
    async closeBundle() {
      for (const name of readdirSync("dist", { recursive: true, encoding: "utf-8" })) {
        if (!TEXT.test(name) || !names.test(name)) continue;
        const path = join("dist", name);
        writeFileSync(`${path}.gz`, await gzipAsync(readFileSync(path), { numiterations }));
      }
    },
  };
}
