import assert from "node:assert/strict";
import { before, test } from "node:test";

import { b64u, fromHex, randomBytes } from "../../encoding";
import { keyFromSeed, seal } from "../../sealing";
import { epochContext, Keyring } from "../../trust/keyring";
import {
  courierSeed,
  digestOf,
  founding,
  memory,
  organisationSecret,
  person,
  signed,
} from "../people.mjs";

let ana, office, answer, session;

before(async () => {
  ana = await person("a1", 1, "coordinator");
  const drafter = await person("h1", 2, "coordinator");
  office = await founding([drafter], { organisation: "dd", kind: "head_office" });
  const roster = await founding([ana], {
    releasers: [{ organisation: "dd", genesis: await digestOf(office) }],
  });
  const secret_sealed = b64u(
    await seal(ana.sealing, organisationSecret, epochContext("aa", 1, "a1")),
  );
  session = {
    member: { id: "a1", secret: ana.secret, pins: { aa: await digestOf(roster) } },
    organisation: "aa",
  };
  answer = {
    member: "a1",
    organisation: "aa",
    roster: [signed(roster, ana)],
    epochs: [{ epoch: 1, secret_sealed }],
    partners: { dd: [signed(office, drafter)] },
  };
});

const load = (changes = {}) => Keyring.from({ ...answer, ...changes }, session, memory());
const refused = { name: "RosterRefused" };

test("a keyring gives what the member may open, seal to and believe", async () => {
  const keyring = await load();
  assert.deepEqual(await keyring.secret(1), organisationSecret);
  assert.deepEqual(keyring.publicKey, await keyFromSeed(organisationSecret));
  assert.deepEqual(keyring.courierKey, await keyFromSeed(courierSeed));
  assert.deepEqual(keyring.signingSeed, ana.signingSeed);
  assert.equal((await keyring.partner("dd")).document.kind, "head_office");
});

test("an organisation secret that the roster does not publish is refused", async () => {
  const secret_sealed = b64u(await seal(ana.sealing, randomBytes(32), epochContext("aa", 1, "a1")));
  await assert.rejects((await load({ epochs: [{ epoch: 1, secret_sealed }] })).secret(1), refused);
  await assert.rejects((await load({ epochs: [] })).secret(1), { name: "DoesNotOpen" });
});

test("a partner that the roster does not name, or whose chain is another, is refused", async () => {
  const stranger = await person("h1", 3, "coordinator");
  const forged = [
    signed(await founding([stranger], { organisation: "dd", kind: "head_office" }), stranger),
  ];
  await assert.rejects((await load({ partners: { dd: forged } })).partner("dd"), refused);
  await assert.rejects((await load({ partners: { ee: forged } })).partner("ee"), refused);
});

test("no pin, or a roster without the member's keys, is refused", async () => {
  const unpinned = { ...session, member: { ...session.member, pins: {} } };
  await assert.rejects(Keyring.from(answer, unpinned, memory()), refused);
  const other = { ...session, member: { ...session.member, secret: fromHex("09".repeat(32)) } };
  await assert.rejects(Keyring.from(answer, other, memory()), refused);
});
