import assert from "node:assert/strict";
import { test } from "node:test";

import vectors from "tests/vectors/hpke-xwing.json";

import { concat, fromHex, fromUtf8, hex, randomBytes, utf8 } from "../encoding";
import { keyFromSeed, open, seal } from "../sealing";

const seed = fromHex(vectors.secret_seed_hex);
const closed = { name: "DoesNotOpen" };

test("the shared vectors open, and their seed gives their public key", async () => {
  assert.equal(hex(await keyFromSeed(seed)), vectors.public_key_hex);
  for (const { info, plaintext, sealed_hex } of vectors.vectors) {
    const sealed = concat(Uint8Array.of(1), fromHex(sealed_hex));
    assert.equal(fromUtf8(await open(seed, sealed, utf8(info))), plaintext);
  }
});

test("a sealed value opens with its seed and context only", async () => {
  const sealed = await seal(await keyFromSeed(seed), utf8("locked"), utf8("here"));
  assert.equal(sealed.length, 6 + 1137);
  assert.equal(fromUtf8(await open(seed, sealed, utf8("here"))), "locked");
  await assert.rejects(open(seed, sealed, utf8("there")), closed);
  await assert.rejects(open(randomBytes(32), sealed, utf8("here")), closed);
  await assert.rejects(open(seed, sealed.slice(0, -1), utf8("here")), closed);
  await assert.rejects(open(seed, Uint8Array.of(1), utf8("here")), closed);
});

test("a value opens although it is a view into a larger buffer", async () => {
  const sealed = await seal(await keyFromSeed(seed), utf8("locked"), utf8("here"));
  const larger = concat(randomBytes(5), seed, sealed, randomBytes(5));
  const opened = await open(
    larger.subarray(5, 37),
    larger.subarray(37, 37 + sealed.length),
    utf8("here"),
  );
  assert.equal(fromUtf8(opened), "locked");
});
