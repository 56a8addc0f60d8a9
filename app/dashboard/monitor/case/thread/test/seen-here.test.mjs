import assert from "node:assert/strict";
import { test } from "node:test";

import { readTo } from "../seen-here";

const texts = (...pairs) => pairs.map(([number, seen]) => ({ number, seen }));

test("all that was seen counts up to the last", () => {
  assert.equal(readTo(texts([1, true], [4, true], [3, true])), 4);
  assert.equal(readTo([]), 0);
});

test("one that was not seen is not passed over by a later one that was", () => {
  assert.equal(readTo(texts([1, true], [4, false], [6, true])), 3);
  assert.equal(readTo(texts([1, false], [2, true])), 0);
});

test("a late text that stands above, and was not seen, counts by its number", () => {
  assert.equal(readTo(texts([1, true], [9, false], [5, true])), 8);
});
