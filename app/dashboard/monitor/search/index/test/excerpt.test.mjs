import assert from "node:assert/strict";
import { test } from "node:test";

import { excerpt, joined, marked } from "../excerpt.ts";
import { cutter, wordsOf } from "../words.ts";

const FILLER = "Every morning we go up to the sewing floor and begin at seven. ".repeat(6);

function around(text, word) {
  const start = text.indexOf(word);
  const ranges = start < 0 ? [] : [{ start, end: start + word.length }];
  return excerpt(text, wordsOf(text, cutter()), ranges);
}

test("a short text is shown whole, with the hit marked", () => {
  assert.deepEqual(around("the exit is locked", "exit"), [
    { text: "the ", found: false },
    { text: "exit", found: true },
    { text: " is locked", found: false },
  ]);
});

test("of a long text the words around the hit are shown, whole words only", () => {
  const text = `${FILLER}The guard keeps the padlock. ${FILLER}`;
  const pieces = around(text, "padlock");
  assert.equal(pieces[0].text, "…");
  assert.equal(pieces.at(-1).text, "…");
  const shown = pieces.slice(1, -1);
  assert.deepEqual(shown.filter(({ found }) => found).map((one) => one.text), ["padlock"]);
  const whole = shown.map((one) => one.text).join("");
  assert.ok(text.includes(whole) && whole.length < 300);
  assert.match(text, new RegExp(`\\b${whole.trim()}\\b`));
});

test("a hit at the end of a long text is shown to its end", () => {
  const text = `${FILLER}padlock`;
  const pieces = around(text, "padlock");
  assert.deepEqual(pieces.at(-1), { text: "padlock", found: true });
});

test("a hit longer than what is shown is shown", () => {
  const long = "ก".repeat(400);
  const pieces = excerpt(`${long}!`, [], [{ start: 0, end: 400 }]);
  assert.equal(pieces[0].text, long);
});

test("a text without a hit begins at its beginning", () => {
  assert.equal(around(FILLER, "nothing")[0].text.slice(0, 5), "Every");
});

test("hits that touch are one", () => {
  assert.deepEqual(joined([{ start: 4, end: 6 }, { start: 0, end: 2 }, { start: 2, end: 5 }]), [
    { start: 0, end: 6 },
  ]);
  assert.deepEqual(marked("abcd", [{ start: 1, end: 2 }, { start: 2, end: 3 }]), [
    { text: "a", found: false },
    { text: "bc", found: true },
    { text: "d", found: false },
  ]);
});
