import assert from "node:assert/strict";
import { test } from "node:test";

import { b64u, randomBytes } from "../../encoding";
import {
  answerMac,
  linkTo,
  macHolds,
  pinMac,
  secretOfLink,
  wordsOfKeys,
} from "../../trust/invitation";

const secret = randomBytes(32);
const keys = { invitation: "i1", member: "m1", sealing: b64u(randomBytes(8)), signing: "AA" };

test("a link carries its secret behind the #, whole or not at all", () => {
  const link = new URL(linkTo("https://firedoor.example", "i1", secret));
  assert.equal(link.pathname, "/join/i1");
  assert.deepEqual(secretOfLink(link.hash), secret);
  assert.equal(secretOfLink(link.hash.slice(0, -2)), undefined);
  assert.equal(secretOfLink("#not base64url"), undefined);
  assert.equal(secretOfLink(""), undefined);
});

test("the secret vouches for one roster and one answer only", async () => {
  const pin = b64u(await pinMac(secret, "aa", "00".repeat(32)));
  assert.ok(macHolds(await pinMac(secret, "aa", "00".repeat(32)), pin));
  assert.ok(!macHolds(await pinMac(secret, "bb", "00".repeat(32)), pin));
  assert.ok(!macHolds(await pinMac(randomBytes(32), "aa", "00".repeat(32)), pin));
  const answer = b64u(await answerMac(secret, keys));
  assert.ok(macHolds(await answerMac(secret, keys), answer));
  assert.ok(!macHolds(await answerMac(secret, { ...keys, signing: "AB" }), answer));
  assert.ok(!macHolds(await answerMac(secret, keys), "no base64url!"));
});

test("the words of keys are eight, and others for other keys", async () => {
  const words = await wordsOfKeys(keys.sealing, keys.signing);
  assert.equal(words.split(" ").length, 8);
  assert.notEqual(await wordsOfKeys(keys.sealing, "AQ"), words);
});
