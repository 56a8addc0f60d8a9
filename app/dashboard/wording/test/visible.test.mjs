import assert from "node:assert/strict";
import { test } from "node:test";

import { visible } from "../visible";

test("what turns or hides a text is shown by its number", () => {
  assert.equal(visible("pay\u202etxt.exe\u202c"), "pay[U+202E]txt.exe[U+202C]");
  assert.equal(visible("\u2066a\u2069 b\u200bc \ufeffend\u00ad"), "[U+2066]a[U+2069] b[U+200B]c [U+FEFF]end[U+00AD]");
  assert.equal(visible("a\u{e0041}\u001b[31m"), "a[U+E0041][U+001B][31m");
});

test("what a script needs stays", () => {
  for (const one of ["ক\u09cd\u200dষ", "می\u200cخواهم", "👩\u200d🏭", "\u200f١٢\u200e 12\u061c", "two\nlines\tand a tab"])
    assert.equal(visible(one), one);
  assert.equal(visible("one\r\ntwo\rthree"), "one\ntwo\nthree");
});
