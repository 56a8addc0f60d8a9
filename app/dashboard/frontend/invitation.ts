/** What an invitation's secret vouches for, both ways; the server never gets the secret. */

import { canonical } from "./canonical";
import { b64u, concat, equal, fromB64u, sha256Hex, utf8, type Bytes } from "./encoding";
import { fingerprint } from "./fingerprint";

const SECRET_BYTES = 32;

/** A newcomer's public keys as her browser answers them. */
export interface NewcomersKeys {
  readonly invitation: string;
  readonly member: string;
  /** base64url */
  readonly sealing: string;
  readonly signing: string;
}

/** The secret behind the # of the page's address; undefined where it is not whole. */
export function secretOfLink(): Bytes | undefined {
  try {
    const secret = fromB64u(location.hash.slice(1));
    return secret.length === SECRET_BYTES ? secret : undefined;
  } catch {
    return undefined;
  }
}

/** Once it is used, the secret stays in no history. */
export function forgetLink(): void {
  history.replaceState(null, "", location.pathname);
}

async function mac(secret: Bytes, message: Bytes): Promise<Bytes> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", secret, algorithm, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, message));
}

/** Tells the newcomer which roster is her colleagues'. */
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

/** Eight words of a person's keys, for whoever signs for her second. */
export async function wordsOfKeys(sealing: string, signing: string): Promise<string> {
  return fingerprint(await sha256Hex(concat(fromB64u(sealing), fromB64u(signing))));
}

/** The same number of bytes as `secretOfLink` expects, as a link carries them. */
export function linkTo(dashboard: string, invitation: string, secret: Bytes): string {
  return `${dashboard}/join/${invitation}#${b64u(secret)}`;
}
