import assert from "node:assert/strict";
import { test } from "node:test";

import { TextIndex } from "../text-index.ts";

const CASES = [
  ["a", { reference: "C-4F2K9", factory: "Meghna Shirts Ltd", category: "Locked exits" }],
  ["b", { reference: "C-7PXQ2", factory: "Sunrise Garments", category: "Unpaid wages" }],
  ["c", { reference: "C-M3N8T", factory: "", category: "মজুরি" }],
];
const TEXTS = [
  ["a1", "a", "They lock that door on the 3rd floor at night"],
  ["a2", "a", "The guard has the key of the door"],
  ["b1", "b", "No wages for two months, and the door of the office is shut"],
  ["c1", "c", "আমাদের দুই মাসের বেতন দেয় নাই"],
  ["c2", "c", "ประตูหนีไฟถูกล็อคตอนกลางคืน"],
  ["c3", "c", "တံခါးကိုသော့ခတ်ထားသည်"],
  ["c4", "c", "工厂的门每天晚上都锁着"],
];

function filled() {
  const index = new TextIndex();
  index.addCases(CASES.map(([id, facts]) => ({ id, facts })));
  index.addTexts(TEXTS.map(([id, of, text]) => ({ id, case: of, text })));
  return index;
}

function found(query, index = filled()) {
  return index.search(query, 10).cases.map(({ id, texts }) => [id, texts.map((one) => one.id)]);
}

function marks(pieces) {
  return pieces.filter((one) => one.found).map(({ text }) => text);
}

test("a case is found by words of a text, in any order", () => {
  assert.deepEqual(found("floor door 3rd"), [["a", ["a1"]]]);
  assert.deepEqual(found("WAGES"), [["b", ["b1"]]]);
});

test("what is shown is the text with what was found in it", () => {
  const [one] = filled().search("locked door", 10).cases;
  assert.equal(one.id, "a");
  assert.deepEqual(marks(one.texts[0].pieces), ["door"]);
});

test("a word's beginning finds it, and a slip of the fingers does not hide it", () => {
  assert.deepEqual(found("mont"), [["b", ["b1"]]]);
  assert.deepEqual(found("mohths"), [["b", ["b1"]]]);
  assert.deepEqual(found("offise"), [["b", ["b1"]]]);
});

test("one letter is a whole word, and no beginning", () => {
  assert.deepEqual(found("w"), []);
});

test("a reference finds its case alone, with or without its dash", () => {
  for (const query of ["C-4F2K9", "c-4f", "4F2K9", "C-4F2"]) {
    const answer = filled().search(query, 10);
    assert.deepEqual(answer.cases.map(({ id }) => id), ["a"], query);
    assert.ok(marks(answer.cases[0].facts.reference).length > 0, query);
    assert.deepEqual(answer.cases[0].texts, [], query);
  }
});

test("a nearly right reference is another one", () => {
  assert.deepEqual(found("7PXQ3"), []);
});

test("a factory and a word of a text find the text", () => {
  assert.deepEqual(found("Sunrise wages"), [["b", ["b1"]]]);
  const [one] = filled().search("Sunrise wages", 10).cases;
  assert.deepEqual(marks(one.facts.factory), ["Sunrise"]);
});

test("where no text has all words, those with some are found, and it is said", () => {
  const answer = filled().search("wages passport", 10);
  assert.deepEqual([answer.some, answer.cases.map(({ id }) => id)], [true, ["b"]]);
  assert.equal(filled().search("wages months", 10).some, false);
  assert.deepEqual(filled().search("passport visa", 10), { count: 0, some: false, cases: [] });
});

test("Bangla is found by a word and by its beginning", () => {
  assert.deepEqual(found("বেতন"), [["c", ["c1"]]]);
  assert.deepEqual(found("মাসে"), [["c", ["c1"]]]);
  const [one] = filled().search("বেতন", 10).cases;
  assert.deepEqual(marks(one.texts[0].pieces), ["বেতন"]);
});

test("scripts without spaces are found by any part of a text", () => {
  for (const [query, text] of [
    ["หนีไฟ", "c2"],
    ["ประตูหนีไฟ", "c2"],
    ["တံခါး", "c3"],
    ["သော့ခတ်", "c3"],
    ["门", "c4"],
    ["晚上都锁", "c4"],
  ]) {
    assert.deepEqual(found(query), [["c", [text]]], query);
    const [one] = filled().search(query, 10).cases;
    assert.equal(marks(one.texts[0].pieces).join("").includes(query), true, query);
  }
});

test("a case is one result, with its best texts and a count of the others", () => {
  const index = filled();
  const more = ["a3", "a4", "a5"].map((id) => ({ id, case: "a", text: `the door again, ${id}` }));
  index.addTexts(more);
  const answer = index.search("door", 10);
  assert.deepEqual(answer.cases.map(({ id, texts, more: rest }) => [id, texts.length, rest]).sort(), [
    ["a", 3, 2],
    ["b", 1, 0],
  ]);
});

test("no more cases are given than are asked for, and all are counted", () => {
  const answer = filled().search("door", 1);
  assert.deepEqual([answer.count, answer.cases.length], [2, 1]);
});

test("a text of a case that is not known, and one that is there already, are not added", () => {
  const index = filled();
  index.addTexts([
    { id: "x", case: "nobody's", text: "passport" },
    { id: "a1", case: "a", text: "passport" },
  ]);
  assert.equal(index.size, TEXTS.length);
  assert.deepEqual(found("passport", index), []);
});

test("nothing is found by nothing", () => {
  for (const query of ["", "  ", "?!"]) assert.deepEqual(found(query), []);
});

test("one text among ten thousand summaries is found", () => {
  const index = new TextIndex();
  const words = ["door", "wage", "fire", "floor", "night", "guard", "boiler", "overtime", "roof"];
  const word = (number) => words[number % words.length];
  index.addCases(
    Array.from({ length: 1000 }, (_, at) => ({
      id: `case ${at}`,
      facts: { reference: `C-${1000 + at}` },
    })),
  );
  index.addTexts(
    Array.from({ length: 10_000 }, (_, at) => ({
      id: `text ${at}`,
      case: `case ${at % 1000}`,
      text: `Visited on day ${at}: the ${word(at)} and the ${word(at * 7 + 3)} were checked by us`,
    })),
  );
  index.addTexts([{ id: "it", case: "case 500", text: "The padlock was cut open on the roof" }]);
  assert.equal(index.size, 10_001);
  assert.deepEqual(found("padlock roof", index), [["case 500", ["it"]]]);
  assert.deepEqual(found("day 777", index).map(([id]) => id).slice(0, 1), ["case 777"]);
  assert.equal(index.search("boiler", 10).count > 500, true);
});
