/**
 * Signatures of members: Ed25519 over "firedoor/v1/sign/<purpose>\n" and the document's bytes.
 *
 * Ed25519 comes from noble: WebCrypto has it only in browsers of the last year or two, and takes
 * a private key only in PKCS #8.
 */

import { ed25519 } from "@noble/curves/ed25519.js";

import { concat, copy, utf8, type Bytes } from "./encoding";

export type Purpose = "roster" | "reply" | "alert" | "transfer" | "acceptance";

/** One signature beside a document: who signed, and the 64 bytes as base64url. */
export interface Signature {
  readonly member: string;
  readonly signature: string;
}

function signedBytes(purpose: Purpose, document: Bytes): Bytes {
  return concat(utf8(`firedoor/v1/sign/${purpose}\n`), document);
}

/** The 32-byte public key of a 32-byte Ed25519 seed. */
export function verificationKey(signingSeed: Bytes): Bytes {
  return copy(ed25519.getPublicKey(signingSeed));
}

/** 64 bytes. */
export function sign(purpose: Purpose, document: Bytes, signingSeed: Bytes): Bytes {
  return copy(ed25519.sign(signedBytes(purpose, document), signingSeed));
}

/** True when the holder of `key` signed exactly these bytes for this purpose. */
export function signatureHolds(
  purpose: Purpose,
  document: Bytes,
  signature: Bytes,
  key: Bytes,
): boolean {
  try {
    // RFC 8032 as OpenSSL reads it, not the looser ZIP 215: Python and the browser must agree.
    return ed25519.verify(signature, signedBytes(purpose, document), key, { zip215: false });
  } catch {
    return false;
  }
}
