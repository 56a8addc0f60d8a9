import assert from "node:assert/strict";
import { test } from "node:test";

import { Choosing } from "../chosen";

/** What was saved, of events such as ["step"], ["change", "high"]. */
function saves(...events) {
  const choosing = new Choosing("");
  let value = "";
  const saved = [];
  for (const [happened, changed] of events) {
    value = changed ?? value;
    if (choosing.isChosen(happened, value)) saved.push(value);
  }
  return saved;
}

test("what is picked from the open list is saved at once, and once", () => {
  assert.deepEqual(saves(["press"], ["change", "high"], ["leave"]), ["high"]);
  assert.deepEqual(saves(["step"], ["confirm"], ["change", "low"], ["leave"]), ["low"]);
});

test("values on the way are saved neither by arrows nor by letters", () => {
  const arrows = [["step"], ["change", "low"], ["step"], ["change", "some"], ["step"], ["change", "high"]];
  assert.deepEqual(saves(...arrows), []);
  assert.deepEqual(saves(...arrows, ["leave"]), ["high"]);
  assert.deepEqual(saves(...arrows, ["confirm"], ["leave"]), ["high"]);
});

test("who goes there and back has chosen nothing", () => {
  assert.deepEqual(saves(["step"], ["change", "low"], ["step"], ["change", ""], ["leave"]), []);
  assert.deepEqual(saves(["step"], ["leave"]), []);
});
