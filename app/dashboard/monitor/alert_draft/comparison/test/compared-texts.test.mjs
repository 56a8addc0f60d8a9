import assert from "node:assert/strict";
import { test } from "node:test";

import { ComparedTexts, NotAllCompared } from "../compared-texts";

const STEP = 500;
const record = (number) => ({ kind: "message", id: `id${number}`, body: "AA", grant: "", epoch: 1 });
const opener = {
  openRecord: async ({ id }) => {
    if (id === "id13x") throw new Error("does not open");
    return { text: `text of ${id}` };
  },
};
const sentence = (left) => `${left} left`;

function served(records) {
  const asked = [];
  const serve = async (from) => {
    asked.push(from);
    const messages = records.slice(from, from + STEP);
    return { messages, served: from + messages.length, total: records.length };
  };
  return { asked, serve };
}

test("every text of a flood is fetched, in steps, with progress", async () => {
  const { asked, serve } = served([...Array(1234).keys()].map(record));
  const progress = [];
  const texts = new ComparedTexts(serve, opener, (done, total) => progress.push([done, total]));
  const all = await texts.completeOr(sentence);
  assert.equal(all.length, 1234);
  assert.deepEqual(asked, [0, 500, 1000]);
  assert.deepEqual(progress, [[500, 1234], [1000, 1234], [1234, 1234]]);
  assert.ok(texts.complete);
});

test("what comes meanwhile is compared before anything is signed", async () => {
  const records = [record(1)];
  const { serve } = served(records);
  const texts = new ComparedTexts(serve, opener, () => undefined);
  assert.equal((await texts.completeOr(sentence)).length, 1);
  records.push(record(2));
  assert.equal((await texts.completeOr(sentence)).length, 2);
});

test("nothing may be signed while a text does not open or is not served", async () => {
  const closed = new ComparedTexts(served([record(1), record("13x")]).serve, opener, () => undefined);
  await assert.rejects(closed.completeOr(sentence), NotAllCompared);
  assert.equal(closed.complete, false);
  const short = async () => ({ messages: [record(1)], served: 1, total: 3 });
  const never = async (from) => (from === 0 ? short() : { messages: [], served: from, total: 3 });
  const missing = new ComparedTexts(never, opener, () => undefined);
  await assert.rejects(missing.completeOr(sentence), /2 left/);
});
