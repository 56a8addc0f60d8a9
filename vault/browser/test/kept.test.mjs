import assert from "node:assert/strict";
import { test } from "node:test";

import { KeptSeal } from "../kept";
import { person } from "./people.mjs";

const member = async (id, n) => ({ id, secret: (await person(id, n)).secret, pins: {} });
const TYPED = { values: { text: "Can we call you on Sunday?" }, post: null };

test("a draft opens for its member after another sign-in, as it was typed", async () => {
  const before = await KeptSeal.of(await member("a1", 1));
  const name = await before.nameOf("/cases/1", "reply");
  const sealed = await before.seal(name, TYPED);
  const after = await KeptSeal.of(await member("a1", 1));
  assert.equal(await after.nameOf("/cases/1", "reply"), name);
  assert.deepEqual(await after.open(name, sealed), TYPED);
});

test("it opens for nobody else, and in no other form", async () => {
  const own = await KeptSeal.of(await member("a1", 1));
  const name = await own.nameOf("/cases/1", "reply");
  const sealed = await own.seal(name, TYPED);
  for (const [id, n] of [["a2", 1], ["a1", 2]]) {
    const other = await KeptSeal.of(await member(id, n));
    await assert.rejects(other.open(name, sealed), { name: "DoesNotOpen" });
  }
  const elsewhere = await own.nameOf("/cases/2", "reply");
  assert.notEqual(elsewhere, name);
  await assert.rejects(own.open(elsewhere, sealed), { name: "DoesNotOpen" });
});

test("what is kept shows neither the words nor how many", async () => {
  const own = await KeptSeal.of(await member("a1", 1));
  const name = await own.nameOf("/cases/1", "reply");
  const sealed = await own.seal(name, TYPED);
  assert.ok(!Buffer.from(sealed).includes("Sunday"));
  const longer = { ...TYPED, values: { text: `${TYPED.values.text} Or Monday?` } };
  assert.equal((await own.seal(name, longer)).length, sealed.length);
  assert.match(name, /^[0-9a-f]{64}$/);
});

test("what is kept for a session opens in that session alone", async () => {
  const own = await member("a1", 1);
  const key = (n) => new Uint8Array(32).fill(n);
  const seal = await KeptSeal.ofSession(own, key(1));
  const name = await seal.nameOf("/search", "texts 0");
  const sealed = await seal.seal(name, TYPED);
  assert.deepEqual(await (await KeptSeal.ofSession(own, key(1))).open(name, sealed), TYPED);
  const others = [
    await KeptSeal.ofSession(own, key(2)),
    await KeptSeal.of(own),
    await KeptSeal.ofSession(await member("a1", 2), key(1)),
  ];
  for (const other of others) {
    await assert.rejects(other.open(name, sealed), { name: "DoesNotOpen" });
  }
});
