/** Members and rosters for the tests. */

import { b64u, sha256Hex } from "../encoding";
import { memberKeys } from "../members/members";
import { firstRoster, nextRoster, rosterBytes, signRoster } from "../roster/versions";
import { keyFromSeed } from "../sealing";

const filled = (n) => new Uint8Array(32).fill(n);

/** A member whose secret is made of one byte, as the roster and as the browser know it. */
export async function person(id, n, ...roles) {
  const secret = filled(n);
  const keys = await memberKeys(secret);
  const entry = { id, name: id, roles, sealing: b64u(keys.sealing), signing: b64u(keys.signing) };
  return { id, secret, ...keys, entry };
}

export const organisationSecret = filled(77);
export const courierSeed = filled(99);

/** Version 1 of organisation "aa", not yet signed. */
export async function founding(people, changes = {}) {
  return firstRoster({
    organisation: "aa",
    name: "Monitors",
    kind: "monitor",
    members: people.map(({ entry }) => entry),
    epoch: 1,
    keys: { 1: b64u(await keyFromSeed(organisationSecret)) },
    services: { courier: b64u(await keyFromSeed(courierSeed)) },
    releasers: [],
    ...changes,
  });
}

export function signed(document, ...signers) {
  const bytes = rosterBytes(document);
  return {
    document: b64u(bytes),
    signatures: signers.map(({ id, signingSeed }) => signRoster(bytes, id, signingSeed)),
  };
}

export const digestOf = (document) => sha256Hex(rosterBytes(document));

export async function following(current, changes) {
  return nextRoster(current, await digestOf(current), changes);
}

export function memory() {
  const kept = new Map();
  return {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
  };
}
