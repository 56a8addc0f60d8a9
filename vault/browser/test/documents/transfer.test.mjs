/** A case that goes to another organisation: one spelling, the right signers, keys that open. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { canonical } from "../../canonical";
import {
  offerHolds,
  passKeys,
  readerOf,
  readTransfer,
  signTransfer,
} from "../../documents/transfer";
import { b64u, fromB64u } from "../../encoding";
import { openRecord, sealRecord } from "../../records";
import { keyFromSeed } from "../../sealing";
import { founding, organisationSecret, person } from "../people.mjs";

const DOCUMENT = { firedoor: "transfer/1", transfer: "t", from: "aa", to: "bb", reports: ["r1", "r2"] };
const BYTES = canonical(DOCUMENT);

test("a transfer is read in its one spelling alone", () => {
  assert.deepEqual(readTransfer(BYTES), DOCUMENT);
  assert.throws(() => readTransfer(canonical({ ...DOCUMENT, firedoor: "alert/1" })));
  assert.throws(() => readTransfer(canonical({ ...DOCUMENT, reports: "r1" })));
  assert.throws(() => readTransfer(new Uint8Array([...BYTES, 32])));
});

test("an offer holds by a member of the giver who signed it as one", async () => {
  const [giver, stranger] = [await person("ada", 1, "coordinator"), await person("bo", 2, "triager")];
  const roster = await founding([giver]);
  const by = ({ id, signingSeed }, purpose) =>
    signTransfer(BYTES, purpose, { member: { id }, signingSeed });
  assert.equal(offerHolds(BYTES, by(giver, "transfer"), roster), true);
  assert.equal(offerHolds(BYTES, by(giver, "acceptance"), roster), false);
  assert.equal(offerHolds(BYTES, by(stranger, "transfer"), roster), false);
  const others = canonical({ ...DOCUMENT, from: "cc" });
  const signed = signTransfer(others, "transfer", { member: giver, signingSeed: giver.signingSeed });
  assert.equal(offerHolds(others, signed, roster), false);
});

test("a key that was passed on opens the record for the taker, whoever wrote it", async () => {
  const takerSecret = new Uint8Array(32).fill(55);
  const taker = { organisation: "bb", epoch: 2, publicKey: await keyFromSeed(takerSecret) };
  const own = { organisation: "aa", epoch: 1 };
  const readers = [
    { ...own, publicKey: await keyFromSeed(organisationSecret) },
    { ...own, secret: organisationSecret },
  ];
  const keyring = { organisation: "aa", secret: () => Promise.resolve(organisationSecret) };
  for (const reader of readers) {
    const sealed = await sealRecord("message", "m1", { text: "locked" }, [reader]);
    const held = [{ id: "m1", epoch: 1, grant: b64u(sealed.grants[0].grant) }];
    const [passed] = await passKeys(held, keyring, taker);
    const record = { ...sealed, ...taker, grant: fromB64u(passed.grant) };
    assert.deepEqual(await openRecord(record, takerSecret), { text: "locked" });
  }
});

test("an organisation without a content key is no reader", async () => {
  const roster = await founding([await person("ada", 1, "coordinator")]);
  assert.equal(readerOf(roster).epoch, 1);
  assert.throws(() => readerOf({ ...roster, epoch: 0 }), /holds no content key/);
});
