import assert from "node:assert/strict";
import { test } from "node:test";

import { escaped, htmlOf } from "../html";
import { CASE, MAKER, TEXT } from "./some.mjs";

const LABELS = {
  language: "ar",
  direction: "rtl",
  title: "Cases",
  warning: "Keep it safe",
  made: "Made by",
  closed: "This text did not open.",
  opened: "Opened",
  ended: "Ended",
  assigned: "Assigned to",
  thread: "Report",
  authors: { worker: "The worker", finding: "Finding" },
};

test("the file holds every text, says what did not open, and warns", () => {
  const file = htmlOf([CASE], MAKER, LABELS);
  for (const part of [TEXT.text, "it is so", LABELS.closed, LABELS.warning, "Asha", "C-1", "E3"]) {
    assert.ok(file.includes(part), part);
  }
  assert.ok(file.startsWith('<!doctype html>\n<html lang="ar" dir="rtl">'));
});

test("nothing in it loads or runs, whatever a worker wrote", () => {
  const text = `</p><script src="https://evil.example/x.js"></script><img src=x onerror='alert(1)'>`;
  const file = htmlOf([{ ...CASE, factory: text, texts: [{ ...TEXT, text }] }], MAKER, LABELS);
  assert.ok(!/<(script|img|link|iframe|object)/i.test(file));
  assert.ok(file.includes("default-src 'none'"));
  assert.ok(!/\s(src|href)=/.test(file.replace(/&[^;]+;/g, "").replace(/<bdi>.*?<\/bdi>|<p dir="auto">.*?<\/p>/gs, "")));
});

test("text is nothing but text", () => {
  assert.equal(escaped(`<a href="x">'&'</a>`), "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;");
});

test("causes, money and polls stand before the texts, escaped", () => {
  const money = [{ words: "Owed: <b>100</b> BDT", kind: "owed" }];
  const file = htmlOf([{ ...CASE, money }], MAKER, LABELS);
  for (const part of ["Late payment", "Owed: &lt;b&gt;100&lt;/b&gt; BDT", "=1 asked"]) {
    assert.ok(file.indexOf(part) < file.indexOf(TEXT.text) && file.includes(part), part);
  }
});
