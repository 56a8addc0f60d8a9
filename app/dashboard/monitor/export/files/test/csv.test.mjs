import assert from "node:assert/strict";
import { test } from "node:test";

import { cell, csvOf } from "../csv";
import { CASE, TEXT } from "./some.mjs";

test("no cell is a formula, in whatever disguise", () => {
  const formulas = ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r\n=1", "＝1", "\u00a0=1", "\u200b=1", "\tplain"];
  for (const formula of formulas) assert.match(cell(formula), /^"'/, JSON.stringify(formula));
  for (const plain of ["1+1", "no = sign", "", "বেতন", "a-b"]) assert.equal(cell(plain), `"${plain}"`);
});

test("quotes and lines stay within their cell", () => {
  assert.equal(cell('say "no",\nplease'), '"say ""no"",\nplease"');
});

test("each text is a row, and a case without texts too", () => {
  const file = csvOf([CASE, { ...CASE, reference: "C-2", texts: [] }]);
  assert.ok(file.startsWith('\ufeff"reference",'));
  const lines = file.trimEnd().split("\r\n");
  assert.equal(lines.length, 1 + CASE.texts.length + 1);
  assert.ok(lines[1].includes(TEXT.text));
  assert.ok(lines.at(-1).startsWith('"C-2"'));
});

test("every row has as many cells as there are names", () => {
  const lines = csvOf([CASE]).trimEnd().split("\r\n");
  const counts = lines.map((line) => line.split('","').length);
  assert.equal(new Set(counts).size, 1);
});

test("causes, money and polls are columns, and no formulas", () => {
  const file = csvOf([CASE]);
  assert.ok(file.includes('"causes","money","polls"'));
  assert.ok(file.includes('"Late payment","Owed to workers: 100 BDT","\'=1 asked"'));
});
