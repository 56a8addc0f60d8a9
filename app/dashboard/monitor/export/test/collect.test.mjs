import assert from "node:assert/strict";
import { test } from "node:test";

import { collect } from "../collect";

const text = (id) => ({ id, author: "worker", thread: 1, by: "", at: "", result: "", grade: "" });
const opener = {
  openRecord: async ({ id }) => {
    if (id === "broken") throw new Error("no");
    return id === "finding" ? { summary: "found" } : { text: `text ${id}` };
  },
};

test("pages are fetched until none follows, and each text is opened", async () => {
  const asked = [];
  const pages = [
    { opening: "o", cases: [{ reference: "C-1", texts: [text("a"), text("broken")] }], records: [{ id: "a" }, { id: "broken" }], following: "x" },
    { opening: "o", cases: [{ reference: "C-2", texts: [text("finding"), text("gone")] }], records: [{ id: "finding" }], following: null },
  ];
  const counted = [];
  const found = await collect(async (body) => (asked.push(body), pages[asked.length - 1]), opener, (count) => counted.push(count));
  assert.deepEqual(asked, [{}, { opening: "o", after: "x" }]);
  assert.deepEqual(counted, [1, 2]);
  assert.deepEqual(found.cases.map((one) => one.texts.map((each) => each.text)), [["text a", null], ["found", null]]);
  assert.equal(found.closed, 2);
  assert.ok(!JSON.stringify(found.cases).includes('"id"'));
});

test("half of an export is none", async () => {
  await assert.rejects(collect(async () => { throw new Error("away"); }, opener, () => undefined));
});
