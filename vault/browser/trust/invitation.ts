/** What the secret of an invitation vouches for, both ways; the server never gets the secret. */

import { canonical } from "../canonical";
import { b64u, concat, equal, fromB64u, sha256Hex, utf8, type Bytes } from "../encoding";
import { fingerprint } from "../roster/fingerprint";

const SECRET_BYTES = 32;

/** A newcomer's public keys, as the newcomer's browser answers them. */
export interface NewcomersKeys {
  readonly invitation: string;
  readonly member: string;
  /** base64url */
  readonly sealing: string;
  /** base64url */
  readonly signing: string;
}

/** The secret of a link's "#…" part; undefined where it is not whole. */
export function secretOfLink(hash: string): Bytes | undefined {
  try {
    const secret = fromB64u(hash.slice(1));
    return secret.length === SECRET_BYTES ? secret : undefined;
  } catch {
    return undefined;
  }
}

async function mac(secret: Bytes, message: Bytes): Promise<Bytes> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", secret, algorithm, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, message));
}

/** Tells the newcomer which roster is that of the inviting colleague. */
export function pinMac(secret: Bytes, organisation: string, genesis: string): Promise<Bytes> {
  return mac(secret, utf8(`firedoor/v1/pin/${organisation}/${genesis}`));
}

/** Tells the inviter which keys are the newcomer's. */
export function answerMac(secret: Bytes, keys: NewcomersKeys): Promise<Bytes> {
  const { invitation, member, sealing, signing } = keys;
  return mac(secret, canonical({ invitation, member, sealing, signing }));
}

/** True when a base64url MAC is the expected one. */
export function macHolds(expected: Bytes, given: string): boolean {
  try {
    return equal(expected, fromB64u(given));
  } catch {
    return false;
  }
}

/** Eight words of a person's keys, for the second member who signs for this person. */
export async function wordsOfKeys(sealing: string, signing: string): Promise<string> {
  return fingerprint(await sha256Hex(concat(fromB64u(sealing), fromB64u(signing))));
}

/** The link of an invitation; its "#…" part, which no browser sends, carries the secret. */
export function linkTo(dashboard: string, invitation: string, secret: Bytes): string {
  return `${dashboard}/join/${invitation}#${b64u(secret)}`;
}
