import assert from "node:assert/strict";
import { test } from "node:test";

import shared from "tests/case_management/disclosure/remarks.json";

import { plain, remarksIn } from "../remarks";

test("the browser finds what the server finds, in any script", () => {
  for (const [language, text, expected] of shared.texts) {
    const found = remarksIn(text, language, shared.known, shared.allowed);
    assert.deepEqual(found.map(({ kind, text }) => [kind, text]), expected, text);
  }
});

test("one spelling of digits, spaces and invisible marks", () => {
  assert.equal(plain("  \u200f٤٢\u00a0–\u2009７’s "), "42 - 7's");
});
