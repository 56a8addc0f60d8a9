import assert from "node:assert/strict";
import { test } from "node:test";

import { canonical, readCanonical } from "../canonical";
import { fromUtf8, utf8 } from "../encoding";

const written = (value) => fromUtf8(canonical(value));

test("canonical JSON sorts keys at every depth and leaves no spaces", () => {
  assert.equal(
    written({ b: [1, { d: null, c: true }], a: "x" }),
    '{"a":"x","b":[1,{"c":true,"d":null}]}',
  );
});

test("keys are sorted by code point, as Python sorts them", () => {
  assert.equal(written({ "\u{1f525}": 1, "\uff01": 2 }), '{"\uff01":2,"\u{1f525}":1}');
});

test("text of every script is kept; control characters are written as Python writes them", () => {
  assert.equal(written('দরজা \u0001\n"\\/\u007f\u2028'), '"দরজা \\u0001\\n\\"\\\\/\u007f\u2028"');
});

test("what Python could not write alike is refused", () => {
  for (const value of [1.5, NaN, 2 ** 53, undefined, { a: undefined }, "\ud800"]) {
    assert.throws(() => canonical(value), RangeError);
  }
});

test("a document spelt another way is refused", () => {
  assert.deepEqual(readCanonical(utf8('{"a":1}')), { a: 1 });
  for (const text of [
    '{"a": 1}',
    '{"a":1,"a":1}',
    '{"b":1,"a":1}',
    '{"a":1.0}',
    '{"a":"\\u0061"}',
    "\ufeff{}",
  ]) {
    assert.throws(() => readCanonical(utf8(text)));
  }
  assert.throws(() => readCanonical(utf8("[]")), TypeError);
});
