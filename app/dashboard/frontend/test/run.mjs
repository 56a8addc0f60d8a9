/** Runs every *.test.mjs under frontend/ against the bundled modules. Arguments go to node --test. */

import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

import { bundled } from "./bundle.mjs";

const frontend = fileURLToPath(new URL("..", import.meta.url));
const cache = fileURLToPath(new URL("../../../../node_modules/.cache", import.meta.url));
await mkdir(cache, { recursive: true });
const folder = await mkdtemp(join(cache, "firedoor-"));
try {
  const sources = (await readdir(frontend, { recursive: true })).filter((name) =>
    name.endsWith(".test.mjs"),
  );
  const files = await Promise.all(
    sources.map(async (name) => {
      const file = join(folder, basename(name));
      await writeFile(file, await bundled(join(frontend, name)));
      return file;
    }),
  );
  process.exitCode =
    spawnSync(process.execPath, ["--test", ...process.argv.slice(2), ...files], {
      stdio: "inherit",
    }).status ?? 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
