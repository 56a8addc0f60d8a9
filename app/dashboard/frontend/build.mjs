/** Bundles each page and worker into ../static/built. */

import { copyFile, readdir, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const built = here("../static/built");
const htmx = fileURLToPath(import.meta.resolve("htmx.org/dist/htmx.min.js"));

const named = async (folder, ending) =>
  (await readdir(here(folder)))
    .filter((name) => name.endsWith(ending))
    .map((name) => here(`${folder}/${name}`));

// Chunks are named by their content: those of an earlier build would stay for ever.
await rm(built, { recursive: true, force: true });
await build({
  entryPoints: [...(await named("pages", ".ts")), ...(await named(".", ".worker.ts"))],
  entryNames: "[name]",
  chunkNames: "chunk-[hash]",
  outdir: built,
  absWorkingDir: here("."),
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
