/** Figures are read in any script, checked by their kind, and shown beside the legal minimum. */

import assert from "node:assert/strict";
import test from "node:test";

import { besideMinimum, inWords, readNumber, wrongWith } from "../figures.ts";

const HOURS = { least: 1, most: 168, whole: false, money: false, wage: false };
const AGE = { least: 3, most: 100, whole: true, money: false, wage: false };

test("a number is read as people type it", () => {
  for (const [typed, number] of [
    ["74", 74],
    ["74.5", 74.5],
    ["74,5", 74.5],
    ["১২,৫০০", 12500],
    ["٧٤٫٥", 74.5],
    ["1,23,456.5", 123456.5],
    ["1.234,50", 1234.5],
    ["12 500", 12500],
  ]) {
    assert.equal(readNumber(typed), number, typed);
  }
  for (const typed of ["", "many", "1,234.567,8", "7 or 8", "1e9"]) {
    assert.equal(readNumber(typed), undefined, typed);
  }
});

test("a figure that no such thing can have is refused", () => {
  assert.equal(wrongWith(undefined, HOURS), "number");
  assert.equal(wrongWith(169, HOURS), "number");
  assert.equal(wrongWith(0, HOURS), "number");
  assert.equal(wrongWith(14.5, AGE), "whole");
  assert.equal(wrongWith(14, AGE), undefined);
});

test("a wage is read with its currency and its period, beside the minimum", () => {
  const wage = { value: "9000", currency: "BDT", period: "month", minimum: "12500" };
  assert.equal(inWords(wage, "a month", "en"), "9,000\u00a0BDT\u00a0a month");
  assert.deepEqual(besideMinimum(wage, "en"), { minimum: "12,500\u00a0BDT", percent: "72%" });
  assert.equal(besideMinimum({ value: "9000", currency: "BDT" }, "en"), undefined);
  assert.equal(inWords({ value: "74.5" }, "", "en"), "74.5");
});
