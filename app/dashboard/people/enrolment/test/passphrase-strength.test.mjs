import assert from "node:assert/strict";
import { test } from "node:test";

import { objectionTo, randomPassphrase, strengthOf } from "../passphrase-strength";

const TEXTS = { short: "short", easy: "easy", unlike: "unlike" };

test("what many people use is refused, however it is written", () => {
  const easy = [
    "password1234", "PasswordPassword", "123456789012", "aaaaaaaaaaaaaaaa", "qwertyuiop123",
    "iloveyou2026!", "Welcome_2_Firedoor", "abababababababab", "১২৩৪৫৬৭৮৯০১২", "letmein-letmein", "my password is 1",
    "1qaz2wsx3edc", "Leavemealone", "FactoryMonitor7", "fire-door-fire-door",
  ];
  for (const one of easy) assert.equal(strengthOf(one), "easy", one);
});

test("words that belong to nobody are good, in any script", () => {
  for (const one of ["orchard lantern copper tuesday", "আমবাগান লণ্ঠন তামা বৃহস্পতি", "بستان فانوس نحاس خميس"])
    assert.equal(strengthOf(one), "good", one);
  assert.equal(strengthOf("kettle harbour"), "plain");
  assert.equal(strengthOf("kettle"), "short");
});

test("the two fields must say the same", () => {
  assert.equal(objectionTo("kettle harbour", "kettle harbour", TEXTS), undefined);
  assert.equal(objectionTo("kettle harbour", "kettle harbor", TEXTS), "unlike");
  assert.equal(objectionTo("password1234", "password1234", TEXTS), "easy");
  assert.equal(objectionTo("kettle", "kettle", TEXTS), "short");
});

test("a passphrase that is offered is good, and never the same", () => {
  const offered = Array.from({ length: 50 }, randomPassphrase);
  assert.equal(new Set(offered).size, 50);
  for (const one of offered) {
    assert.equal(one.split(" ").length, 6);
    assert.equal(strengthOf(one), "good", one);
  }
});
