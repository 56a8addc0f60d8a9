/** How long a record takes to open: node vault/browser/interop/measure.mjs */

import { fileURLToPath } from "node:url";

import { bundled } from "../../../scripts/frontend/bundle.mjs";

const text = await bundled(fileURLToPath(new URL("commands.ts", import.meta.url)));
const { commands } = await import(
  `data:text/javascript;base64,${Buffer.from(text).toString("base64")}`
);

const secret = Buffer.alloc(32, 7).toString("base64url");
const { public_key } = await commands["key-from-seed"]({ seed: secret });
const of = { organisation: "aa", epoch: 1 };
const content = { text: "The fire door on floor 3 is locked. ".repeat(4) };
const readers = [
  { ...of, public_key },
  { ...of, secret },
];
const { body, grants } = await commands["seal-record"]({
  kind: "message",
  id: "01",
  content,
  readers,
});

for (const [kind, { grant }] of [
  ["sealed", grants[0]],
  ["wrapped", grants[1]],
]) {
  const open = () =>
    commands["open-record"]({ kind: "message", id: "01", body, grant, ...of, secret });
  const times = [];
  for (let round = 0; round < 120; round += 1) {
    const start = performance.now();
    await open();
    times.push(performance.now() - start);
  }
  const warm = times.slice(20).sort((one, other) => one - other);
  console.log(
    `${kind} grant: median ${warm[50].toFixed(2)} ms, worst tenth from ${warm[90].toFixed(2)} ms, first ${times[0].toFixed(1)} ms`,
  );
}
