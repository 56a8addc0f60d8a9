/** A member's secret and the keys that come from it. */

import { canonical, readObject } from "../canonical";
import { context } from "../context";
import { b64u, fromB64u, randomBytes, type Bytes, type JsonObject } from "../encoding";
import { DoesNotOpen } from "../errors";
import { keyFromSeed } from "../sealing";
import { verificationKey } from "../signing";
import { derive, unwrap, wrap } from "../wrapping";
import { fromPassphrase, newSalt, type PassphraseKeys } from "./passphrase";

const SECRET_BYTES = 32;

/** The genesis (hexadecimal) of each organisation's roster that the member trusts, by organisation id. */
export type Pins = { readonly [organisation: string]: string };

/** What only the member has. */
export interface Member {
  readonly id: string;
  readonly secret: Bytes;
  readonly pins: Pins;
}

export interface MemberKeys {
  readonly sealingSeed: Bytes;
  readonly signingSeed: Bytes;
  /** 1216 bytes, for the roster. */
  readonly sealing: Bytes;
  /** 32 bytes, for the roster. */
  readonly signing: Bytes;
}

/** What the server stores of a member beside the public keys. */
export interface MemberWrapping {
  readonly salt: Bytes;
  /** The server keeps its SHA-256. */
  readonly proof: Bytes;
  /** The member's secret and pins, wrapped under the passphrase. */
  readonly blob: Bytes;
}

export function sealingSeed(secret: Bytes): Promise<Bytes> {
  return derive(secret, "firedoor/v1/member/sealing");
}

export function signingSeed(secret: Bytes): Promise<Bytes> {
  return derive(secret, "firedoor/v1/member/signing");
}

export async function memberKeys(secret: Bytes): Promise<MemberKeys> {
  const [sealing, signing] = await Promise.all([sealingSeed(secret), signingSeed(secret)]);
  return {
    sealingSeed: sealing,
    signingSeed: signing,
    sealing: await keyFromSeed(sealing),
    signing: verificationKey(signing),
  };
}

/** The content of the wrapped blob, and of what a session keeps. */
export function writeMember(member: Member): Bytes {
  return canonical({ secret: b64u(member.secret), pins: member.pins });
}

/** @throws DoesNotOpen where the content is not that of `writeMember`. */
export function readMember(id: string, content: Bytes): Member {
  const { secret, pins } = readObject(content);
  if (typeof secret !== "string" || !isPins(pins))
    throw new DoesNotOpen("the member's secret is damaged");
  const bytes = fromB64u(secret);
  if (bytes.length !== SECRET_BYTES) throw new DoesNotOpen("the member's secret is damaged");
  return { id, secret: bytes, pins };
}

function isPins(value: unknown): value is Pins & JsonObject {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((pin) => typeof pin === "string")
  );
}

/** The stored blob: secret and pins under the member's passphrase. */
export async function wrapMember(member: Member, keys: PassphraseKeys): Promise<Bytes> {
  return wrap(keys.wrapping, writeMember(member), context("member", "wrapped", member.id));
}

/** Opens the stored blob. @throws DoesNotOpen for another passphrase or member. */
export async function unwrapMember(id: string, blob: Bytes, keys: PassphraseKeys): Promise<Member> {
  return readMember(id, await unwrap(keys.wrapping, blob, context("member", "wrapped", id)));
}

/** Wraps under a passphrase with a new salt: for a new member, and for a changed passphrase. */
export async function underPassphrase(
  member: Member,
  passphrase: string,
  stretch = fromPassphrase,
): Promise<MemberWrapping> {
  const salt = newSalt();
  const keys = await stretch(passphrase, salt);
  return { salt, proof: keys.proof, blob: await wrapMember(member, keys) };
}

/** A member with a fresh secret, and what the server stores of it. */
export async function newMember(
  id: string,
  passphrase: string,
  pins: Pins = {},
  stretch = fromPassphrase,
): Promise<MemberWrapping & { readonly member: Member; readonly keys: MemberKeys }> {
  const member = { id, secret: randomBytes(SECRET_BYTES), pins };
  const wrapping = await underPassphrase(member, passphrase, stretch);
  return { member, keys: await memberKeys(member.secret), ...wrapping };
}

/** Passphrase to member in one step. @throws DoesNotOpen for another passphrase or member. */
export async function unlock(
  id: string,
  passphrase: string,
  salt: Bytes,
  blob: Bytes,
): Promise<Member> {
  return unwrapMember(id, blob, await fromPassphrase(passphrase, salt));
}

/** The same member, who also trusts this organisation's roster from now on. @throws RangeError where another is trusted already. */
export function withPin(member: Member, organisation: string, genesis: string): Member {
  const known = member.pins[organisation];
  if (known !== undefined && known !== genesis) {
    throw new RangeError("another roster of this organisation is trusted already");
  }
  return { ...member, pins: { ...member.pins, [organisation]: genesis } };
}
