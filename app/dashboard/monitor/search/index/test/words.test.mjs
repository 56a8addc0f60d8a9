import assert from "node:assert/strict";
import { test } from "node:test";

import { cutter, isQuery, spelled, spelling, wordsOf } from "../words.ts";

function terms(text, cut = cutter()) {
  return wordsOf(text, cut).map(({ term }) => term);
}

test("words stand where they stand in the text", () => {
  const text = "The door, on the 3rd floor: LOCKED!";
  const words = wordsOf(text, cutter());
  assert.deepEqual(
    words.map(({ start, end }) => text.slice(start, end)),
    ["The", "door", "on", "the", "3rd", "floor", "LOCKED"],
  );
  assert.equal(words.at(-1).term, "locked");
});

test("case, accents and digits of any script are spelled as one", () => {
  const alike = [
    ["Straße", "STRASSE"],
    ["électricité", "Electricite"],
    ["đường", "duong"],
    ["১২ তলা", "12 তলা"],
    ["٣ أشهر", "3 اشهر"],
    ["३ महीने", "3 महीने"],
    ["၁၂", "12"],
    ["مُدِيرة", "مديره"],
    ["یک", "يك"],
    ["ＡＢＣ", "abc"],
  ];
  for (const [one, other] of alike) assert.equal(spelled(one), spelled(other), one);
});

test("vowel signs of scripts that need them stay", () => {
  assert.notEqual(spelled("কাজ"), spelled("কজ"));
  assert.notEqual(spelled("ကား"), spelled("ကာ"));
});

test("an Arabic word is found with and without its article", () => {
  assert.deepEqual(terms("الباب والباب بالباب للباب باب"), Array(5).fill("باب"));
  assert.deepEqual(terms("الله"), ["الله"]);
});

test("scripts without spaces are cut by the browser's dictionary", () => {
  const thai = terms("ประตูหนีไฟถูกล็อค");
  assert.ok(thai.length > 1, thai.join("|"));
  assert.ok(terms("工厂的门锁着").length > 2);
  assert.ok(terms("ទ្វារត្រូវបានចាក់សោ").length > 1);
  assert.ok(terms("တံခါးကိုသော့ခတ်ထားသည်").length > 1);
});

test("Bangla is cut at its spaces, with its signs", () => {
  assert.deepEqual(terms("আমাদের দুই মাসের বেতন দেয় নাই।").length, 6);
});

test("a browser without a dictionary cuts at spaces", () => {
  const cut = cutter(false);
  assert.deepEqual(terms("The door (3rd floor)", cut), ["the", "door", "3rd", "floor"]);
  assert.deepEqual(terms("ประตูหนีไฟ", cut), [spelled("ประตูหนีไฟ")]);
});

test("each unit of a spelling knows its place in the text", () => {
  const text = "Tür １２ ประตู";
  const { text: plain, starts, ends } = spelling(text);
  assert.equal(plain, "tur12ประตู".normalize("NFC"));
  assert.deepEqual([starts.length, ends.length], [plain.length, plain.length]);
  assert.equal(text.slice(starts[3], ends[4]), "１２");
  assert.equal(ends.at(-1), text.length);
});

test("marks alone are nothing to look for", () => {
  assert.ok(!isQuery("") && !isQuery("  ?!") && !isQuery("—"));
  assert.ok(isQuery("c") && isQuery("৩") && isQuery("門"));
});
