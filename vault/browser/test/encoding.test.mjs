import assert from "node:assert/strict";
import { test } from "node:test";

import { b64u, fromB64u, fromHex, hex } from "../encoding";

test("base64url and hexadecimal come back, and refuse what they never write", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, at) => at);
  assert.deepEqual(fromB64u(b64u(bytes)), bytes);
  assert.deepEqual(fromHex(hex(bytes)), bytes);
  assert.equal(b64u(Uint8Array.of(251, 255)), "-_8");
  for (const text of ["-_8=", "+/8", "A"]) assert.throws(() => fromB64u(text), RangeError);
  for (const text of ["abc", "AB", "g0"]) assert.throws(() => fromHex(text), RangeError);
});
