import assert from "node:assert/strict";
import { test } from "node:test";

import { context } from "../context";
import { fromUtf8 } from "../encoding";

test("a context says purpose, owner and record, and can't be made ambiguous", () => {
  assert.equal(fromUtf8(context("body", "message", "ab12")), "firedoor/v1/body/message/ab12");
  assert.throws(() => context("body", "message/ab", "12"), RangeError);
  assert.throws(() => context("body", "", "12"), RangeError);
});
