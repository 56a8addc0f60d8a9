import assert from "node:assert/strict";
import { test } from "node:test";

import { DoesNotOpen } from "../errors";
import { fillPlaceholders } from "../placeholders";

test("values are written into their places, and a place without a value stays", () => {
  assert.equal(fillPlaceholders("{a} of {b}, {a}", { a: 1, b: "two" }), "1 of two, 1");
  assert.equal(fillPlaceholders("{a} and {c}", { a: 1 }), "1 and {c}");
});

test("an error says its sentence with the values, and keeps both for the translators", () => {
  const error = new DoesNotOpen("the key {epoch} is missing", { epoch: 3 });
  assert.equal(error.message, "the key 3 is missing");
  assert.equal(error.sentence, "the key {epoch} is missing");
  assert.deepEqual(error.values, { epoch: 3 });
});
