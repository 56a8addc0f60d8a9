/** The stored secret of a member's second factor (TOTP, RFC 6238). */

import { context } from "../context";
import { fromUtf8, utf8, type Bytes } from "../encoding";
import { derive, unwrap, wrap } from "../wrapping";

/** Wraps the base32 secret under a key that the server has only while the member signs in. */
export async function wrapTotp(memberId: string, secret: string, proof: Bytes): Promise<Bytes> {
  const key = await derive(proof, "firedoor/v1/member/totp");
  return wrap(key, utf8(secret), context("totp", "member", memberId));
}

/** The base32 secret. @throws DoesNotOpen when the proof is another one. */
export async function unwrapTotp(memberId: string, wrapped: Bytes, proof: Bytes): Promise<string> {
  const key = await derive(proof, "firedoor/v1/member/totp");
  return fromUtf8(await unwrap(key, wrapped, context("totp", "member", memberId)));
}
