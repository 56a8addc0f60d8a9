import assert from "node:assert/strict";
import { test } from "node:test";

import { canonical, readCanonical } from "../canonical";
import { context } from "../context";
import { b64u, fromB64u, fromHex, fromUtf8, hex, utf8 } from "../encoding";
import { pad, unpad } from "../padding";

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

test("base64url and hexadecimal come back, and refuse what they never write", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, at) => at);
  assert.deepEqual(fromB64u(b64u(bytes)), bytes);
  assert.deepEqual(fromHex(hex(bytes)), bytes);
  assert.equal(b64u(Uint8Array.of(251, 255)), "-_8");
  for (const text of ["-_8=", "+/8", "A"]) assert.throws(() => fromB64u(text), RangeError);
  for (const text of ["abc", "AB", "g0"]) assert.throws(() => fromHex(text), RangeError);
});

test("a context says purpose, owner and record, and can't be made ambiguous", () => {
  assert.equal(fromUtf8(context("body", "message", "ab12")), "firedoor/v1/body/message/ab12");
  assert.throws(() => context("body", "message/ab", "12"), RangeError);
  assert.throws(() => context("body", "", "12"), RangeError);
});

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
