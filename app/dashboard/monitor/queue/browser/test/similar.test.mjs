/** Which cases may be about the same matter. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { similar } from "../similar";

const LOCKED = { id: "a", category: "FIRE_BUILDING", factory: "Dhaka Shirts", text: "the fire exit on the third floor is locked" };

function other(id, more) {
  return { id, category: "", factory: "", text: "", ...more };
}

test("the same factory weighs more than like words, and these more than the same kind", () => {
  const found = similar(LOCKED, [
    other("kind", { category: "FIRE_BUILDING" }),
    other("words", { text: "they locked the exit of our floor" }),
    other("place", { factory: "Dhaka Shirts" }),
    other("all", { category: "FIRE_BUILDING", factory: "Dhaka Shirts", text: "fire exit locked" }),
  ]);
  assert.deepEqual(
    found.map(({ id }) => id),
    ["all", "place", "words", "kind"],
  );
  assert.deepEqual([...found[0].reasons].sort(), ["place", "same", "words"]);
});

test("what is like it in nothing is left out, and so is the case itself", () => {
  assert.deepEqual(similar(LOCKED, [LOCKED, other("b", { category: "WAGES", factory: "Other", text: "no pay" })]), []);
  assert.deepEqual(similar(other("a", {}), [other("b", {}), other("c", { text: "no pay" })]), []);
});

test("words are told apart where a script puts no spaces between them", () => {
  const thai = other("a", { text: "ประตูหนีไฟถูกล็อค" });
  const [found] = similar(thai, [other("b", { text: "ประตูหนีไฟชั้นสามถูกล็อคทุกวัน" })]);
  assert.deepEqual(found, { id: "b", reasons: ["words"] });
});

test("no more than nine: one digit chooses", () => {
  const many = Array.from({ length: 20 }, (_, number) => other(String(number), { category: "FIRE_BUILDING" }));
  assert.equal(similar(LOCKED, many).length, 9);
});
