import assert from "node:assert/strict";
import { test } from "node:test";

import { overlapSummary, quotes } from "../overlap";

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

test("a quote is a long run, or a whole sentence of a worker", () => {
  const said = (statement, ...messages) => quotes(statement, messages).quotes;
  assert.deepEqual(
    said("In the evening they told all of us to stay inside.", "they told all of us to go"),
    ["they told all of us to"],
  );
  assert.deepEqual(said("Exits were found locked.", "exits were found open"), []);
  assert.deepEqual(said("We saw it: THEY lock us in, at night.", "Help! They lock us in. Come"), [
    "they lock us in",
  ]);
  assert.deepEqual(said("They lock us", "lock us"), []);
  assert.deepEqual(said("রাতে গেট বন্ধ থাকে বলে জানা গেছে", "গেট বন্ধ থাকে।  কেউ নেই"), ["গেট বন্ধ থাকে"]);
  assert.deepEqual(said("قالوا إن الباب مغلق دائما هنا", "الباب مغلق دائما؟ نعم"), ["الباب مغلق دائما"]);
  const strict = { quote_words: 2, sentence_words: 2 };
  assert.deepEqual(quotes("They lock us", ["lock us"], strict).quotes, ["lock us"]);
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
