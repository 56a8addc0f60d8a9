/** What a coordinator's browser does with the people of her organisation; the server signs nothing. */

import { getJson, postJson } from "app/dashboard/frame/browser/server";
import { context } from "vault/browser/context";
import {
  b64u,
  equal,
  fromB64u,
  newId,
  randomBytes,
  sha256Hex,
  type Bytes,
} from "vault/browser/encoding";
import { DoesNotOpen, RosterRefused } from "vault/browser/errors";
import { memberKeys, sealingSeed } from "vault/browser/members/members";
import { readRoster, type RosterDocument, type RosterMember } from "vault/browser/roster/document";
import { fingerprint } from "vault/browser/roster/fingerprint";
import { believe } from "vault/browser/roster/roster";
import { signedBy, type SignedDocument } from "vault/browser/roster/signatures";
import {
  nextRoster,
  rosterBytes,
  signRoster,
  type RosterChanges,
} from "vault/browser/roster/versions";
import { keyFromSeed, open, seal } from "vault/browser/sealing";
import { answerMac, linkTo, macHolds, pinMac } from "vault/browser/trust/invitation";
import { epochContext, type Keyring } from "vault/browser/trust/keyring";

const SECRET_BYTES = 32;

/** What a coordinator types about a colleague. */
export interface Colleague {
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly roles: readonly string[];
}

interface InvitationData {
  readonly member: string;
  readonly member_name: string;
  readonly roles: readonly string[];
  readonly secret_sealed: string;
  readonly answer: { readonly sealing: string; readonly signing: string; readonly mac: string };
}

/** Invites; gives the link. The secret goes to the server only sealed to the inviter herself. */
export async function invite(
  keyring: Keyring,
  colleague: Colleague,
  dashboard: string,
): Promise<string> {
  const [invitation, secret] = [newId(), randomBytes(SECRET_BYTES)];
  const { member, organisation, roster } = keyring;
  const own = await memberKeys(member.secret);
  const sealed = await seal(own.sealing, secret, context("invitation", member.id, invitation));
  await postJson("/people/invitations", {
    ...colleague,
    invitation,
    secret_sealed: b64u(sealed),
    pin_mac: b64u(await pinMac(secret, organisation, roster.genesis)),
  });
  return linkTo(dashboard, invitation, secret);
}

/** Signs the version after the believed one. */
async function signedNext(keyring: Keyring, changes: RosterChanges) {
  const { member, roster, signingSeed } = keyring;
  const bytes = rosterBytes(nextRoster(roster.document, roster.digest, changes));
  const { signature } = signRoster(bytes, member.id, signingSeed);
  return { document: b64u(bytes), signature };
}

async function granted(keyring: Keyring, sealing: Bytes, member: string, epoch: number, seed: Bytes) {
  const bound = epochContext(keyring.organisation, epoch, member);
  return { epoch, secret_sealed: b64u(await seal(sealing, seed, bound)) };
}

/**
 * Confirms who answered the link, and grants her the organisation's secrets.
 * @throws DoesNotOpen where the answer does not carry the link's secret.
 */
export async function confirm(keyring: Keyring, invitation: string): Promise<void> {
  const path = `/people/invitations/${invitation}`;
  const asked = await getJson<InvitationData>(`${path}.json`);
  const { member, roster } = keyring;
  const bound = context("invitation", member.id, invitation);
  const secret = await open(await sealingSeed(member.secret), fromB64u(asked.secret_sealed), bound);
  const { sealing, signing, mac } = asked.answer;
  const expected = await answerMac(secret, { invitation, member: asked.member, sealing, signing });
  if (!macHolds(expected, mac)) throw new DoesNotOpen("the answer carries another secret");
  const entry = { id: asked.member, name: asked.member_name, roles: asked.roles, sealing, signing };
  const epochs = await Promise.all(
    Object.keys(roster.document.keys).map(async (key) => {
      const seed = await keyring.secret(Number(key));
      return granted(keyring, fromB64u(sealing), asked.member, Number(key), seed);
    }),
  );
  const members = [...roster.document.members, entry];
  await postJson(`${path}/complete`, { ...(await signedNext(keyring, { members })), epochs });
}

/** Removes a member; what comes is sealed to a new epoch, whose secret goes to the rest. */
export async function remove(keyring: Keyring, memberId: string): Promise<void> {
  const { document } = keyring.roster;
  const members = document.members.filter(({ id }) => id !== memberId);
  const path = `/people/members/${memberId}/remove`;
  if (document.epoch === 0) {
    await postJson(path, { ...(await signedNext(keyring, { members })), epochs: [] });
    return;
  }
  const [epoch, seed] = [document.epoch + 1, randomBytes(SECRET_BYTES)];
  const keys = { ...document.keys, [String(epoch)]: b64u(await keyFromSeed(seed)) };
  const epochs = await Promise.all(
    members.map(async ({ id, sealing }) => ({
      member: id,
      ...(await granted(keyring, fromB64u(sealing), id, epoch, seed)),
    })),
  );
  await postJson(path, { ...(await signedNext(keyring, { members, epoch, keys })), epochs });
}

/** Lets a head office release, if the words that it read aloud are those of its roster. */
export async function addPartner(
  keyring: Keyring,
  office: string,
  words: string,
): Promise<boolean> {
  const path = `/people/partners/${office}`;
  const { roster: chain } = await getJson<{ readonly roster: readonly SignedDocument[] }>(
    `${path}.json`,
  );
  const [first] = chain;
  if (first === undefined) throw new RosterRefused("There is no roster.");
  const genesis = await sha256Hex(fromB64u(first.document));
  if (words.trim().toLowerCase().split(/\s+/).join(" ") !== fingerprint(genesis)) return false;
  await believe(chain, office, genesis);
  const others = keyring.roster.document.releasers.filter(
    ({ organisation }) => organisation !== office,
  );
  const releasers = [...others, { organisation: office, genesis }].sort((one, other) =>
    one.organisation < other.organisation ? -1 : 1,
  );
  await postJson(path, await signedNext(keyring, { releasers }));
  return true;
}

/** A version that waits for its second signature, checked: it adds these people and no more. */
export interface Waiting {
  readonly bytes: Bytes;
  readonly added: readonly RosterMember[];
}

/** @throws RosterRefused where it is not the next version, or changes more than people added. */
export async function readWaiting(keyring: Keyring, number: number): Promise<Waiting> {
  const { roster } = keyring;
  const waiting = await getJson<SignedDocument>(`/people/rosters/${number}.json`);
  const bytes = fromB64u(waiting.document);
  const document = readRoster(bytes);
  const [first] = waiting.signatures;
  if (first === undefined || !signedBy(roster.document, "roster", bytes, first)) {
    throw new RosterRefused("The first signature does not hold.");
  }
  const known = new Set(roster.document.members.map(({ id }) => id));
  const added = document.members.filter(({ id }) => !known.has(id));
  if (!equal(rosterBytes(document), rosterBytes(withAdded(keyring, added)))) {
    throw new RosterRefused("This change is more than the people that it adds. Do not sign it.");
  }
  return { bytes, added };
}

function withAdded({ roster }: Keyring, added: readonly RosterMember[]): RosterDocument {
  const members = [...roster.document.members, ...added];
  return nextRoster(roster.document, roster.digest, { members });
}

export async function countersign(
  keyring: Keyring,
  number: number,
  { bytes }: Waiting,
): Promise<void> {
  const { signature } = signRoster(bytes, keyring.member.id, keyring.signingSeed);
  await postJson(`/people/rosters/${number}/sign`, { signature });
}
