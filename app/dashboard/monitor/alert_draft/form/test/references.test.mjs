import assert from "node:assert/strict";
import { test } from "node:test";

import { newReference } from "../references";

test("a reference is letters that make no word, another one each time", () => {
  const made = Array.from({ length: 500 }, newReference);
  for (const reference of made) assert.match(reference, /^B-[BCDFGHJKLMNPQRSTVWXZ]{8}$/);
  assert.equal(new Set(made).size, made.length);
  assert.equal(new Set(made.flatMap((reference) => [...reference.slice(2)])).size, 20);
});
