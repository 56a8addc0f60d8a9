import assert from "node:assert/strict";
import { test } from "node:test";

import { utf8 } from "../encoding";
import { memberKeys } from "../members/members";
import { sign, signatureHolds } from "../signing";

test("a signature holds for its bytes, purpose and key only", async () => {
  const [one, other] = await Promise.all([1, 2].map((n) => memberKeys(new Uint8Array(32).fill(n))));
  const signature = sign("reply", utf8("yes"), one.signingSeed);
  assert.ok(signatureHolds("reply", utf8("yes"), signature, one.signing));
  assert.ok(!signatureHolds("alert", utf8("yes"), signature, one.signing));
  assert.ok(!signatureHolds("reply", utf8("no"), signature, one.signing));
  assert.ok(!signatureHolds("reply", utf8("yes"), signature, other.signing));
  assert.ok(!signatureHolds("reply", utf8("yes"), signature.slice(1), one.signing));
});
