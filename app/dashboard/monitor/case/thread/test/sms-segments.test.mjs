import assert from "node:assert/strict";
import { test } from "node:test";

import { measure } from "../sms-segments";

const counted = (text) => {
  const { encoding, units, parts } = measure(text);
  return [encoding, units, parts];
};

// The cases of tests/intake/dialogue/texts/test_sms_segments.py and 3GPP TS 23.040.
test("GSM-7 fits 160 septets alone and 153 a part", () => {
  assert.deepEqual(counted(""), ["GSM-7", 0, 1]);
  assert.deepEqual(counted("a".repeat(160)), ["GSM-7", 160, 1]);
  assert.deepEqual(counted("a".repeat(161)), ["GSM-7", 161, 2]);
  assert.deepEqual(counted("a".repeat(307)), ["GSM-7", 307, 3]);
});

test("an extension character takes two septets and is not split", () => {
  assert.deepEqual(counted("€".repeat(80)), ["GSM-7", 160, 1]);
  assert.deepEqual(counted(`${"a".repeat(152)}€${"a".repeat(152)}`), ["GSM-7", 306, 3]);
});

test("one character outside GSM makes it UCS-2: 70 units alone, 67 a part", () => {
  assert.deepEqual(counted("ক".repeat(70)), ["UCS-2", 70, 1]);
  assert.deepEqual(counted("ক".repeat(71)), ["UCS-2", 71, 2]);
  assert.deepEqual(counted(`${"a".repeat(66)}😀${"a".repeat(66)}`), ["UCS-2", 134, 3]);
});

test("it says how much still fits", () => {
  assert.equal(measure("abc").left, 157);
  assert.equal(measure("ক".repeat(71)).left, 63);
});
