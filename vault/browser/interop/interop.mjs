/**
 * The browser's modules for the Python tests: one JSON command a line on stdin, one JSON answer a
 * line on stdout, in order. The commands are in commands.ts.
 */

import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import { bundled } from "../../../scripts/frontend/bundle.mjs";

const text = await bundled(fileURLToPath(new URL("commands.ts", import.meta.url)));
const { run } = await import(`data:text/javascript;base64,${Buffer.from(text).toString("base64")}`);

for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() !== "") process.stdout.write(`${JSON.stringify(await run(JSON.parse(line)))}\n`);
}
