import assert from "node:assert/strict";
import { test } from "node:test";

import vectors from "../../../../tests/vectors/hpke-xwing.json";
import { concat, fromHex, fromUtf8, hex, randomBytes, utf8 } from "../encoding";
import { openRecord, passOn, sealRecord } from "../records";
import { keyFromSeed, open, seal } from "../sealing";
import { unwrap, wrap } from "../wrapping";

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

test("a wrapped value opens with its key and context only", async () => {
  const key = randomBytes(32);
  const wrapped = await wrap(key, utf8("note"), utf8("here"));
  assert.equal(fromUtf8(await unwrap(key, wrapped, utf8("here"))), "note");
  await assert.rejects(unwrap(key, wrapped, utf8("there")), closed);
  await assert.rejects(unwrap(randomBytes(32), wrapped, utf8("here")), closed);
  await assert.rejects(unwrap(key, Uint8Array.of(2, 1), utf8("here")), closed);
});

test("a record opens by either kind of grant, and nowhere else", async () => {
  const content = { text: "তালা দেওয়া", at: "2026-11-22T14:05Z" };
  const readers = [
    { organisation: "aa", epoch: 1, publicKey: await keyFromSeed(seed) },
    { organisation: "aa", epoch: 1, secret: seed },
  ];
  const { kind, id, body, grants } = await sealRecord("message", "01", content, readers);
  assert.deepEqual(
    grants.map(({ grant }) => grant[0]),
    [1, 2],
  );
  for (const granted of grants) {
    const record = { kind, id, body, ...granted };
    assert.deepEqual(await openRecord(record, seed), content);
    for (const moved of [{ id: "02" }, { kind: "note" }, { organisation: "bb" }, { epoch: 2 }]) {
      await assert.rejects(openRecord({ ...record, ...moved }, seed), closed);
    }
    await assert.rejects(openRecord(record, randomBytes(32)), closed);
  }
});

test("a record passed on opens for the next organisation", async () => {
  const next = randomBytes(32);
  const {
    grants: [mine],
    ...record
  } = await sealRecord("message", "01", { text: "x" }, [
    { organisation: "aa", epoch: 1, secret: seed },
  ]);
  const theirs = await passOn("01", mine, seed, {
    organisation: "bb",
    epoch: 4,
    publicKey: await keyFromSeed(next),
  });
  assert.deepEqual(await openRecord({ ...record, ...theirs }, next), { text: "x" });
});
