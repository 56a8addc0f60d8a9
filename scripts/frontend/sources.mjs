/** Where the front end's files stand: beside the screens that they serve, and in the vault. */

import { readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
const screens = "app/dashboard";

/** Files below the dashboard and the vault's browser half whose name ends so, from the root. */
export async function sources(ending) {
  const found = await Promise.all(
    [screens, "vault/browser"].map(async (folder) =>
      (await readdir(join(root, folder), { recursive: true })).map((name) => join(folder, name)),
    ),
  );
  return found.flat().filter((path) => path.endsWith(ending)).sort();
}

/** "app/dashboard/monitor/case/page.ts" is built as "monitor-case", a worker under its own name. */
function builtName(path) {
  if (path.endsWith(".worker.ts")) return basename(path, ".ts");
  return dirname(path).slice(screens.length + 1).replaceAll("/", "-").replaceAll("_", "-");
}

/** What esbuild makes a file of. @throws Error where two would have one name. */
export async function entryPoints() {
  const paths = [...(await sources("/page.ts")), ...(await sources(".worker.ts"))];
  const points = paths.map((path) => ({ in: path, out: builtName(path) }));
  const names = points.map(({ out }) => out);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new Error(`two files would be built as ${twice}.js`);
  return points;
}
