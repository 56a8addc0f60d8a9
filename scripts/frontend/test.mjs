/** Runs every *.test.mjs against the bundled modules. Arguments go to node --test. */

import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { bundled } from "./bundle.mjs";
import { root, sources } from "./sources.mjs";

const folder = await mkdtemp(join(tmpdir(), "firedoor-"));
try {
  const files = await Promise.all(
    (await sources(".test.mjs")).map(async (path) => {
      const file = join(folder, path.replaceAll("/", "-"));
      await writeFile(file, await bundled(join(root, path)));
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
