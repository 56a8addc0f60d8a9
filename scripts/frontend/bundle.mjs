/** Bundles a file for Node, as the pages are bundled for a browser. */

import { build } from "esbuild";

/** The bundle's text. */
export async function bundled(path) {
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true,
    write: false,
    platform: "node",
    format: "esm",
    target: "es2022",
    logLevel: "warning",
  });
  return outputFiles[0].text;
}
