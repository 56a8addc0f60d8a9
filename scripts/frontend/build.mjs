/** Bundles each page and worker into app/dashboard/static/built, flat: a worker lies beside its page. */

import { copyFile, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

import { entryPoints, root } from "./sources.mjs";

const built = `${root}/app/dashboard/static/built`;
const htmx = fileURLToPath(import.meta.resolve("htmx.org/dist/htmx.min.js"));

// Chunks are named by their content: those of an earlier build would stay for ever.
await rm(built, { recursive: true, force: true });
await build({
  entryPoints: await entryPoints(),
  entryNames: "[name]",
  chunkNames: "chunk-[hash]",
  outdir: built,
  absWorkingDir: root,
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  minify: true,
  legalComments: "inline",
  logLevel: "warning",
});
await copyFile(htmx, `${built}/htmx.js`);
