import assert from "node:assert/strict";
import { test } from "node:test";

import { randomBytes } from "../encoding";
import { openRecord, passOn, sealRecord } from "../records";
import { keyFromSeed } from "../sealing";

const seed = new Uint8Array(32).fill(7);
const closed = { name: "DoesNotOpen" };

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
