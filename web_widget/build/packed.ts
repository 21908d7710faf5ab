/** Writes each built text a second time, packed: the server sends that to browsers that can unpack. */

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { constants, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

const TEXT = /\.(js|css|html|svg)$/;

export function packed(): Plugin {
  return {
    name: "packed",
    closeBundle() {
      for (const name of readdirSync("dist", { recursive: true, encoding: "utf-8" })) {
        if (TEXT.test(name)) pack(join("dist", name));
      }
    },
  };
}

function pack(path: string): void {
  const level = constants.Z_BEST_COMPRESSION;
  writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level }));
}
