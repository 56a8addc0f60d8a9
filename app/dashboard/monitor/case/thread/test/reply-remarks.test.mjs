import assert from "node:assert/strict";
import { test } from "node:test";

import { questionAbout } from "../reply-remarks";

const RULES = {
  reply_asks: ["contact", "factory", "case", "phone", "place", "name"],
  reply_parts: 3,
};
const KNOWN = [
  { kind: "factory", text: "Delta Knit Ltd" },
  { kind: "case", text: "C-7KQ2M0X" },
];
const kinds = (text, language) =>
  questionAbout(text, language, true, RULES, KNOWN)?.remarks.map(({ kind }) => kind);

test("names, the factory, a case's number and phone numbers are asked about, in any script", () => {
  assert.deepEqual(kinds("We spoke with Tofael about it.", "en"), ["name"]);
  assert.deepEqual(kinds("We were at delta knit today.", "en"), ["factory"]);
  assert.deepEqual(kinds("Your number with us is C-7kq2m0x.", "en"), ["case"]);
  assert.deepEqual(kinds("০১৯১৫ ২২৩৩৪৪ নম্বরে ফোন করুন", "bn"), ["phone"]);
  assert.deepEqual(kinds("هل ما زلت في الخط ٩؟", "ar"), ["place"]);
  assert.deepEqual(kinds("तोफ़ैल जी ने क्या कहा?", "hi"), ["name"]);
  assert.deepEqual(kinds("Escriba a ayuda@linea.example", "es"), ["contact"]);
});

test("hours and counts are no question, for a worker must know when", () => {
  assert.equal(kinds("May we call at 18:30? It takes 5 minutes.", "en"), undefined);
  assert.equal(kinds("দরজাটা কি এখনও বন্ধ?", "bn"), undefined);
});

test("more SMS than a few are asked about, where texts are cut into SMS", () => {
  const long = "আমরা দেখছি। ".repeat(20);
  assert.equal(questionAbout(long, "bn", true, RULES, KNOWN).parts, 4);
  assert.equal(questionAbout(long, "bn", false, RULES, KNOWN), undefined);
  assert.equal(questionAbout("We look at it. ".repeat(30), "en", true, RULES, KNOWN), undefined);
});
