import assert from "node:assert/strict";
import { test } from "node:test";

import { fromUtf8, randomBytes, utf8 } from "../encoding";
import { unwrap, wrap } from "../wrapping";

const closed = { name: "DoesNotOpen" };

test("a wrapped value opens with its key and context only", async () => {
  const key = randomBytes(32);
  const wrapped = await wrap(key, utf8("note"), utf8("here"));
  assert.equal(fromUtf8(await unwrap(key, wrapped, utf8("here"))), "note");
  await assert.rejects(unwrap(key, wrapped, utf8("there")), closed);
  await assert.rejects(unwrap(randomBytes(32), wrapped, utf8("here")), closed);
  await assert.rejects(unwrap(key, Uint8Array.of(2, 1), utf8("here")), closed);
});
