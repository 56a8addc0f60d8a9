import assert from "node:assert/strict";
import { test } from "node:test";

import { pad, unpad } from "../padding";

test("padding shows only the step that a text falls in", () => {
  const steps = [
    [0, 256],
    [252, 256],
    [253, 512],
    [4092, 4096],
    [4093, 8192],
    [8189, 12288],
  ];
  for (const [length, expected] of steps) {
    const bytes = new Uint8Array(length).fill(7);
    assert.equal(pad(bytes).length, expected);
    assert.deepEqual(unpad(pad(bytes)), bytes);
  }
  assert.throws(() => unpad(Uint8Array.of(0, 0, 0, 2, 1)));
});
