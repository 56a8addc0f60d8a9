import assert from "node:assert/strict";
import { test } from "node:test";

import { bringUpToDate, searchedText } from "../bring-up-to-date";
import { PORTION } from "../kept-texts";

const CASE = { reference: "C-1", joined: "", factory: "Meghna", code: "4417", country: "", category: "Wages" };
const caseOf = (id, ...texts) => ({ ...CASE, id, texts: texts.map((one) => [one, "worker"]) });

/** A server of these pages of cases, an index, and what is kept: all note what they are asked. */
function world(pages, { kept = [], gone = [], broken = [] } = {}) {
  const asked = { records: [], cases: [], texts: [], only: [], added: [], progress: [] };
  return {
    asked,
    tools: {
      server: {
        cases: async (following) => {
          const at = following === null ? 0 : following.after;
          const more = at + 1 < pages.length ? { ended: false, after: at + 1 } : null;
          return { opening: at === 0 ? "opening" : null, cases: pages[at], following: more };
        },
        records: async (opening, ids) => {
          asked.records.push([opening, ids]);
          return ids.filter((id) => !gone.includes(id)).map((id) => ({ id }));
        },
      },
      kept: {
        load: async () => kept,
        keepOnly: async (ids) => asked.only.push([...ids]),
        add: async (texts) => asked.added.push(...texts),
      },
      opener: {
        openRecord: async ({ id }) => {
          if (broken.includes(id)) throw new Error("does not open");
          return { text: `text of ${id}` };
        },
      },
      index: {
        addCases: async (cases) => asked.cases.push(...cases),
        addTexts: async (texts) => asked.texts.push(...texts),
      },
      onProgress: (progress) => asked.progress.push(progress),
    },
  };
}

test("all texts of all cases are opened, indexed and kept", async () => {
  const { tools, asked } = world([[caseOf("a", "a1", "a2")], [caseOf("b", "b1")]]);
  await bringUpToDate(tools);
  assert.deepEqual(asked.texts, [
    { id: "a1", case: "a", text: "text of a1" },
    { id: "a2", case: "a", text: "text of a2" },
    { id: "b1", case: "b", text: "text of b1" },
  ]);
  assert.deepEqual(asked.added.map(([id]) => id), ["a1", "a2", "b1"]);
  assert.deepEqual(asked.records, [["opening", ["a1", "a2", "b1"]]]);
  assert.deepEqual(asked.cases.map(({ id }) => id), ["a", "b"]);
  assert.equal(asked.cases[0].facts.factory, "Meghna");
  assert.deepEqual(asked.progress.at(-1), { ready: 3, closed: 0, all: 3 });
});

test("what is kept is not asked for again", async () => {
  const { tools, asked } = world([[caseOf("a", "a1", "a2")]], { kept: [["a1", "kept"]] });
  await bringUpToDate(tools);
  assert.deepEqual(asked.records, [["opening", ["a2"]]]);
  assert.equal(asked.texts.find(({ id }) => id === "a1").text, "kept");
});

test("what the server does not list any more is dropped, and in no index", async () => {
  const { tools, asked } = world([[caseOf("a", "a1")]], {
    kept: [["a1", "kept"], ["erased", "words of a worker who wanted them erased"]],
  });
  await bringUpToDate(tools);
  assert.deepEqual(asked.only, [["a1"]]);
  assert.deepEqual(asked.texts.map(({ id }) => id), ["a1"]);
  assert.deepEqual(asked.records, []);
});

test("what was erased while the list was read is no text any more", async () => {
  const { tools, asked } = world([[caseOf("a", "a1", "a2")]], { gone: ["a2"] });
  await bringUpToDate(tools);
  assert.deepEqual(asked.progress.at(-1), { ready: 1, closed: 0, all: 1 });
});

test("what does not open is counted, and keeps no other from opening", async () => {
  const { tools, asked } = world([[caseOf("a", "a1", "a2")]], { broken: ["a1"] });
  await bringUpToDate(tools);
  assert.deepEqual(asked.progress.at(-1), { ready: 1, closed: 1, all: 2 });
  assert.deepEqual(asked.added.map(([id]) => id), ["a2"]);
});

test("records are asked for in portions, and progress is told after each", async () => {
  const ids = Array.from({ length: 2 * PORTION + 1 }, (_, at) => `t${at}`);
  const { tools, asked } = world([[caseOf("a", ...ids)]]);
  await bringUpToDate(tools);
  assert.deepEqual(asked.records.map(([, some]) => some.length), [PORTION, PORTION, 1]);
  const ready = asked.progress.map((one) => one.ready);
  assert.ok(ready.includes(PORTION) && ready.includes(2 * PORTION), ready.join());
});

test("a case that is listed twice is indexed once", async () => {
  const { tools, asked } = world([[caseOf("a", "a1")], [caseOf("a", "a1"), caseOf("b")]]);
  await bringUpToDate(tools);
  assert.deepEqual(asked.cases.map(({ id }) => id), ["a", "b"]);
});

test("a text that may be Zawgyi is found by both ways to read it; a finding by its summary", () => {
  assert.equal(searchedText({ text: "one", zawgyi: "other", original: "=4e" }), "one\nother");
  assert.equal(searchedText({ summary: "the exit was locked" }), "the exit was locked");
  assert.equal(searchedText({ name: "photo.jpg" }), undefined);
});
