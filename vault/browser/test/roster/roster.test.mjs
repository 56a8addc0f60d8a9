import assert from "node:assert/strict";
import { before, test } from "node:test";

import { b64u } from "../../encoding";
import { believe } from "../../roster/roster";
import { digestOf, following, founding, memory, person, signed } from "../people.mjs";

let ana, bo, cy, first, genesis, founded;

before(async () => {
  ana = await person("a1", 1, "coordinator");
  bo = await person("b1", 2, "monitor");
  cy = await person("c1", 3, "coordinator");
  first = await founding([ana, bo]);
  genesis = await digestOf(first);
  founded = signed(first, ana);
});

const check = (chain, kept = memory()) => believe(chain, "aa", genesis, kept);
const refused = (chain, why, kept) =>
  assert.rejects(
    check(chain, kept),
    (error) => (error.name === "RosterRefused" && why.test(error.message)) || assert.fail(error),
  );
const with_ = (...people) => ({ members: people.map(({ entry }) => entry) });
const as = (someone, ...roles) => ({ ...someone, entry: { ...someone.entry, roles } });

test("a chain that leads back to the pin is believed", async () => {
  const second = await following(first, with_(cy, bo, ana));
  const third = await following(second, with_(cy, bo));
  const roster = await check([founded, signed(second, ana), signed(third, cy)]);
  assert.equal(roster.document.number, 3);
  assert.deepEqual(
    roster.document.members.map(({ id }) => id),
    ["b1", "c1"],
  );
});

test("another first version, or none, is refused", async () => {
  await refused([], /no roster/);
  await refused([signed(await founding([cy]), cy)], /not the one that was confirmed/);
  await refused([signed(first, bo)], /not signed by a coordinator/);
  await assert.rejects(believe([founded], "bb", genesis, memory()), /another organisation/);
});

test("a swapped key is refused: the signature no longer holds", async () => {
  const second = await following(first, with_(ana, bo, cy));
  const swapped = await following(
    first,
    with_(ana, bo, { entry: { ...cy.entry, sealing: bo.entry.sealing } }),
  );
  const chain = [founded, { ...signed(second, ana), document: signed(swapped).document }];
  await refused(chain, /not signed by a coordinator/);
});

test("a member added without a coordinator's signature is refused", async () => {
  const second = await following(first, with_(ana, bo, cy));
  for (const signers of [[], [bo], [cy], [{ ...cy, id: ana.id }], [{ ...ana, id: bo.id }]]) {
    await refused([founded, signed(second, ...signers)], /not signed by a coordinator/);
  }
  const removed = await following(second, with_(bo, cy));
  const afterwards = await following(removed, with_(bo, cy, ana));
  await refused(
    [founded, signed(second, ana), signed(removed, cy), signed(afterwards, ana)],
    /Roster 4 is not signed/,
  );
});

test("a version left out, out of order, or grafted from elsewhere is refused", async () => {
  const second = await following(first, with_(ana, bo, cy));
  const third = await following(second, { name: "Renamed" });
  await refused([founded, signed(third, ana)], /missing or out of order/);
  await refused([founded, founded], /missing or out of order/);
  const grafted = { ...third, number: 2 };
  await refused([founded, signed(grafted, ana)], /does not follow/);
  await refused([founded, signed({ ...second, organisation: "bb" }, ana)], /another organisation/);
  await refused([founded, signed({ ...second, kind: "affiliate" }, ana)], /another organisation/);
  await refused([founded, signed({ ...second, epoch: 0 }, ana)], /older key/);
});

test("a rollback and a second version of the same number are refused", async () => {
  const kept = memory();
  const second = await following(first, { name: "Renamed" });
  await check([founded, signed(second, ana)], kept);
  await refused([founded], /older than one/, kept);
  const fork = await following(first, { name: "Renamed otherwise" });
  await refused([founded, signed(fork, ana)], /same number/, kept);
  await refused(
    [founded, signed(fork, ana), signed(await following(fork, {}), ana)],
    /same number/,
    kept,
  );
  const third = await following(second, {});
  assert.equal(
    (await check([founded, signed(second, ana), signed(third, ana)], kept)).document.number,
    3,
  );
});

test("a releaser is added by two", async () => {
  const second = await following(first, with_(ana, bo, cy));
  const start = [founded, signed(second, ana)];
  const third = await following(second, with_(ana, as(bo, "monitor", "releaser"), cy));
  await refused([...start, signed(third, ana)], /one signature only/);
  await refused([...start, signed(third, ana, ana)], /one signature only/);
  await refused([...start, signed(third, ana, bo)], /one signature only/);
  assert.equal((await check([...start, signed(third, ana, cy)])).document.number, 3);
});

test("a releaser may be the second to add another, and can't be given another key by one", async () => {
  const both = [await person("r1", 4, "releaser"), await person("s1", 5, "releaser")];
  const office = await founding([ana, both[0]]);
  const pin = await digestOf(office);
  const started = signed(office, ana);
  const grown = await following(office, with_(ana, ...both));
  const believed = await believe([started, signed(grown, ana, both[0])], "aa", pin, memory());
  assert.equal(believed.document.members.length, 3);
  const replaced = await following(office, with_(ana, await person("r1", 6, "releaser")));
  await assert.rejects(
    believe([started, signed(replaced, ana)], "aa", pin, memory()),
    /one signature only/,
  );
  const promoted = await following(office, with_(as(ana, "coordinator", "releaser"), both[0]));
  await assert.rejects(
    believe([started, signed(promoted, ana)], "aa", pin, memory()),
    /one signature only/,
  );
});

test("a damaged roster is refused with a sentence", async () => {
  const damage = [
    [{ firedoor: "roster/2" }, /unknown form/],
    [{ members: [bo.entry, ana.entry] }, /not in order/],
    [{ members: [ana.entry, ana.entry] }, /not in order/],
    [{ keys: {} }, /current key/],
    [{ services: {} }, /courier/],
    [{ members: [{ ...ana.entry, signing: b64u(new Uint8Array(31)) }] }, /incomplete/],
  ];
  for (const [changes, why] of damage) {
    const damaged = { ...first, ...changes };
    await assert.rejects(
      believe([signed(damaged, ana)], "aa", await digestOf(damaged), memory()),
      why,
    );
  }
});
