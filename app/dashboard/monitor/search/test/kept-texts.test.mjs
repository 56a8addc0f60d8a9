import assert from "node:assert/strict";
import { test } from "node:test";

import { randomBytes } from "vault/browser/encoding";
import { KeptSeal } from "vault/browser/kept";
import { person } from "vault/browser/test/people.mjs";

import { KeptTexts, PORTION } from "../kept-texts";

const session = randomBytes(32);
const sealOf = async (pageKey = session) =>
  KeptSeal.ofSession({ id: "a1", secret: (await person("a1", 1)).secret, pins: {} }, pageKey);

function memory() {
  const rows = new Map();
  return {
    rows,
    put: async (name, sealed) => void rows.set(name, sealed),
    get: async (name) => rows.get(name),
    remove: async (name) => void rows.delete(name),
  };
}

const texts = (count, from = 0) =>
  Array.from({ length: count }, (_, at) => [`id${from + at}`, `text ${from + at}`]);

async function keep(store, all, seal) {
  const kept = new KeptTexts(seal ?? (await sealOf()), store);
  await kept.load();
  await kept.add(all);
  return kept;
}

const load = async (store, seal) => new KeptTexts(seal ?? (await sealOf()), store).load();

test("what was kept is there at the next opening, however much it is", async () => {
  const store = memory();
  await keep(store, texts(2 * PORTION + 5));
  await keep(store, texts(10, 2 * PORTION + 5));
  assert.deepEqual(await load(store), texts(2 * PORTION + 15));
  assert.equal(store.rows.size, 3);
});

test("no word of it lies open in the browser", async () => {
  const store = memory();
  await keep(store, [["id0", "the padlock"]]);
  for (const sealed of store.rows.values()) assert.ok(!Buffer.from(sealed).includes("padlock"));
});

test("what was erased is dropped, and not in the browser any more", async () => {
  const store = memory();
  const kept = await keep(store, texts(PORTION + 5));
  await kept.keepOnly(new Set(["id1", `id${PORTION}`]));
  assert.deepEqual(await load(store), [["id1", "text 1"], [`id${PORTION}`, `text ${PORTION}`]]);
  await kept.keepOnly(new Set());
  assert.deepEqual(await load(store), []);
});

test("after another sign-in nothing opens, and the room is used anew", async () => {
  const store = memory();
  await keep(store, texts(PORTION + 5));
  const next = await sealOf(randomBytes(32));
  assert.deepEqual(await load(store, next), []);
  await keep(store, texts(3), next);
  assert.deepEqual(await load(store, next), texts(3));
  assert.deepEqual(await load(store), []);
});

test("a store that refuses keeps nothing, and says nothing", async () => {
  const store = memory();
  const kept = await keep(store, texts(5));
  store.put = async () => {
    throw new Error("full");
  };
  await kept.add(texts(5, 5));
  assert.equal(store.rows.size, 0);
  await kept.add(texts(5, 10));
  const closed = { get: () => Promise.reject(new Error("no storage")) };
  assert.deepEqual(await load(closed), []);
});
