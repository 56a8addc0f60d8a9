import assert from "node:assert/strict";
import { test } from "node:test";

import { overlapSummary, quotes, warnings } from "../overlap";

const longest = (statement, ...messages) => quotes(statement, messages).longest;

test("the longest equal run is counted in words, whatever case, form or punctuation", () => {
  assert.equal(longest("The fire door was locked.", "they LOCK the fire-door"), 3);
  assert.equal(longest("Die Straße ist zu", "DIE STRASSE IST offen"), 3);
  assert.equal(longest("nothing alike", "দরজা বন্ধ"), 0);
  assert.equal(longest("", "x"), 0);
  assert.equal(longest("x", ""), 0);
});

test("numbers are equal in any digits", () => {
  assert.equal(longest("১২ জন", "12 জন"), 2);
  assert.equal(longest("१२ ၁၂ ١٢ ۱۲ ១២", "12 12 12 12 12"), 5);
});

test("scripts without spaces are compared by characters", () => {
  const { longest: words, quotes: found } = quotes("检查员发现三楼的防火门被锁住了", [
    "三楼的防火门被锁住，老板不让开",
  ]);
  assert.equal(words, 5);
  assert.deepEqual(found, ["三楼的防火门被锁住"]);
  assert.ok(longest("ประตูหนีไฟชั้นสามถูกล็อค", "เมื่อวานประตูหนีไฟถูกล็อค") >= 3);
  assert.ok(longest("မီးဘေးတံခါးကို သော့ခတ်ထား", "မီးဘေးတံခါးကိုသော့ခတ်ထား") >= 5);
});

test("quotes of five words, digits and times are warned of", () => {
  const found = warnings("At 7:30 pm the supervisor told us to stay late, 14 people on line 3.", [
    "the supervisor told us to stay until ten",
  ]);
  assert.deepEqual(found, [
    { kind: "time", text: "7:30 pm" },
    { kind: "digits", text: "14" },
    { kind: "digits", text: "3" },
    { kind: "quote", text: "the supervisor told us to stay" },
  ]);
  assert.deepEqual(warnings("Exits were found locked.", ["exits were found open"]), []);
});

test("the summary covers every language and does not depend on order", async () => {
  const message = (id, text) => ({ id, text, body: new TextEncoder().encode(id) });
  const messages = [message("01", "la puerta está cerrada con llave"), message("02", "the door")];
  const statements = { en: "The door was shut.", es: "La puerta está cerrada." };
  const summary = await overlapSummary(statements, messages);
  assert.deepEqual([summary.messages, summary.longest], [2, 4]);
  assert.deepEqual(await overlapSummary(statements, messages.toReversed()), summary);
  assert.notEqual((await overlapSummary(statements, messages.slice(1))).digest, summary.digest);
  assert.equal((await overlapSummary(statements, [])).longest, 0);
});
