import assert from "node:assert/strict";
import { test } from "node:test";

import { randomBytes } from "../../encoding";
import { unwrapPins, wrapPins } from "../../trust/pinned-fingerprints";
import { wrap } from "../../wrapping";

const closed = { name: "DoesNotOpen" };
const member = (id) => ({ id, secret: randomBytes(32), pins: {} });
const pins = { monitors: "ab".repeat(32) };

test("confirmed fingerprints open for the member who confirmed them, and nobody makes others", async () => {
  const dora = member("m1");
  const wrapped = await wrapPins(dora, pins);
  assert.deepEqual(await unwrapPins(dora, wrapped), pins);
  await assert.rejects(unwrapPins(member("m1"), wrapped), closed);
  await assert.rejects(unwrapPins({ ...dora, id: "m2" }, wrapped), closed);
  const forged = await wrap(randomBytes(32), randomBytes(80), randomBytes(8));
  await assert.rejects(unwrapPins(dora, forged), closed);
});
