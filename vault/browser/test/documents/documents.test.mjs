import assert from "node:assert/strict";
import { before, test } from "node:test";

import { canonical, readObject } from "../../canonical";
import { context } from "../../context";
import {
  alertBytes,
  alertDocument,
  draftHolds,
  readAlert,
  releaseHolds,
  signAlert,
} from "../../documents/alert";
import { replyDocument, sealReply } from "../../documents/reply";
import { fromB64u } from "../../encoding";
import { openRecord } from "../../records";
import { keyFromSeed, open } from "../../sealing";
import { signatureHolds } from "../../signing";
import { courierSeed, founding, organisationSecret, person } from "../people.mjs";

let ana, bo, rosters, content;

before(async () => {
  ana = await person("a1", 1, "coordinator", "monitor");
  bo = await person("b1", 2, "coordinator", "releaser");
  rosters = {
    monitor: await founding([ana]),
    headOffice: await founding([bo, { ...ana, entry: { ...ana.entry, roles: ["releaser"] } }], {
      organisation: "dd",
      kind: "head_office",
    }),
  };
  content = {
    alert: "01",
    reference: "B-1",
    organisation: "aa",
    release_by: "dd",
    fields: { category: "fire" },
    statements: { en: "Exits were locked." },
    vouched: { en: "a1" },
    template: "alert-mail/1",
    recipients: [
      {
        affiliate: "ff",
        member: "f1",
        email: "buyer@example.org",
        language: "de",
        reference: "B-1-1",
      },
    ],
    overlap: { messages: 1, digest: "00".repeat(32), longest: 2 },
  };
});

test("an alert is released by two people over the same bytes", () => {
  const bytes = alertBytes(alertDocument(content, [], false));
  assert.deepEqual(readAlert(bytes), alertDocument(content, [], false));
  const [drafted, released] = [
    signAlert(bytes, "a1", ana.signingSeed),
    signAlert(bytes, "b1", bo.signingSeed),
  ];
  assert.ok(draftHolds(bytes, drafted, rosters));
  assert.ok(releaseHolds(bytes, drafted, released, rosters));
  assert.ok(!releaseHolds(bytes, drafted, drafted, rosters), "nobody releases alone");
  assert.ok(!releaseHolds(bytes, released, released, rosters));
  const other = alertBytes(alertDocument({ ...content, reference: "B-2" }, [], false));
  assert.ok(!releaseHolds(other, drafted, released, rosters));
  const elsewhere = alertBytes(alertDocument({ ...content, release_by: "ee" }, [], false));
  const both = [
    signAlert(elsewhere, "a1", ana.signingSeed),
    signAlert(elsewhere, "b1", bo.signingSeed),
  ];
  assert.ok(!releaseHolds(elsewhere, ...both, rosters));
});

test("a document of the form without remarks still holds, and remarks belong to the newer form", () => {
  const older = canonical({ ...content, firedoor: "alert/1" });
  const [drafted, released] = [
    signAlert(older, "a1", ana.signingSeed),
    signAlert(older, "b1", bo.signingSeed),
  ];
  assert.equal(readAlert(older).remarks, undefined);
  assert.ok(releaseHolds(older, drafted, released, rosters));
  const remark = { language: "en", kind: "number", text: "40", why: "It is the law." };
  const newer = alertBytes(alertDocument(content, [remark], false));
  assert.deepEqual(readAlert(newer).remarks, [remark]);
  assert.ok(!draftHolds(alertBytes(alertDocument(content, [], false)), signAlert(newer, "a1", ana.signingSeed), rosters));
  for (const wrong of [{ firedoor: "alert/1", remarks: [] }, { firedoor: "alert/2" }, { firedoor: "alert/3", remarks: [] }, { firedoor: "alert/2", remarks: [], observation: true }]) {
    assert.throws(() => readAlert(canonical({ ...content, ...wrong })), TypeError);
  }
});

test("a statement that nobody vouches for can't be signed", () => {
  assert.throws(() => alertBytes(alertDocument({ ...content, vouched: {} }, [], false)), RangeError);
});

test("a reply opens for the courier and in the thread, and says who signed it", async () => {
  const document = replyDocument(
    {
      outbound: "0a",
      contact: "0b",
      conversation: "0c",
      organisation: "aa",
      member: "a1",
      text: "ধন্যবাদ",
    },
    new Date("2026-11-22T14:05:59Z"),
  );
  assert.equal(document.at, "2026-11-22T14:05Z");
  const readers = [{ organisation: "aa", epoch: 1, secret: organisationSecret }];
  const { outboundSealed, thread } = await sealReply(
    document,
    ana.signingSeed,
    await keyFromSeed(courierSeed),
    "0d",
    readers,
  );
  const sent = readObject(
    await open(courierSeed, outboundSealed, context("outbound", "courier", "0a")),
  );
  assert.deepEqual(sent.document, document);
  assert.ok(
    signatureHolds("reply", canonical(sent.document), fromB64u(sent.signature), ana.signing),
  );
  const kept = await openRecord({ ...thread, ...thread.grants[0] }, organisationSecret);
  assert.deepEqual(kept, { text: "ধন্যবাদ", at: "2026-11-22T14:05Z", member: "a1", outbound: "0a" });
});
