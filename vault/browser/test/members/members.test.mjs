import assert from "node:assert/strict";
import { test } from "node:test";

import {
  memberKeys,
  newMember,
  underPassphrase,
  unlock,
  unwrapMember,
  withPin,
  wrapMember,
} from "../../members/members";
import { fromPassphrase } from "../../members/passphrase";
import { unwrapTotp, wrapTotp } from "../../members/second-factor";

const closed = { name: "DoesNotOpen" };
const genesis = "ab".repeat(32);

test("a member unlocks with the passphrase, however the keyboard composes it", async () => {
  const { member, salt, blob, keys, proof } = await newMember("m1", "pâté de maison", {
    org: genesis,
  });
  assert.deepEqual(await unlock("m1", "pa\u0302te\u0301 de maison", salt, blob), member);
  assert.deepEqual(await memberKeys(member.secret), keys);
  assert.deepEqual((await fromPassphrase("pâté de maison", salt)).proof, proof);
  await assert.rejects(unlock("m1", "pate de maison", salt, blob), closed);
  await assert.rejects(unlock("m2", "pâté de maison", salt, blob), closed);
});

test("a changed passphrase and a new pin keep the member", async () => {
  const { member } = await newMember("m1", "first", {});
  const pinned = withPin(member, "org", genesis);
  const { salt, blob } = await underPassphrase(pinned, "second");
  assert.deepEqual(await unlock("m1", "second", salt, blob), pinned);
  const keys = await fromPassphrase("second", salt);
  const again = withPin(pinned, "other", genesis);
  assert.deepEqual(await unwrapMember("m1", await wrapMember(again, keys), keys), again);
  assert.throws(() => withPin(pinned, "org", "cd".repeat(32)), RangeError);
});

test("the second factor's secret opens with the member's proof only", async () => {
  const [one, other] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
  const wrapped = await wrapTotp("m1", "JBSWY3DPEHPK3PXP", one);
  assert.equal(await unwrapTotp("m1", wrapped, one), "JBSWY3DPEHPK3PXP");
  await assert.rejects(unwrapTotp("m1", wrapped, other), closed);
  await assert.rejects(unwrapTotp("m2", wrapped, one), closed);
});
