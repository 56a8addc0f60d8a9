/**
 * From one page to the next (docs/design.md, Keys): the browser keeps the member's secret only under a page
 * key, which the server gives anew at each load and no longer once the session row is gone.
 */

import { context } from "vault/browser/context";
import { fromB64u, type Bytes } from "vault/browser/encoding";
import { DoesNotOpen } from "vault/browser/errors";
import { KeptSeal } from "vault/browser/kept";
import { readMember, writeMember, type Member } from "vault/browser/members/members";
import type { SignedInMember } from "vault/browser/trust/keyring";
import { unwrap, wrap } from "vault/browser/wrapping";

import { getSealed, putSealed, removeSealed } from "./sealed-store";
import { getJson, goToSignIn } from "./server";

const KEPT = "member";

interface PageKeyAnswer {
  readonly page_key: string;
  readonly member: string;
  readonly organisation: string;
}

/** After sign-in: keeps the unlocked member under the 32-byte page key. */
export async function keepMember(member: Member, pageKey: Bytes): Promise<void> {
  await putSealed(
    KEPT,
    await wrap(pageKey, writeMember(member), context("session", "member", member.id)),
  );
}

/** On each page: the member who is signed in; otherwise the page leaves for /sign-in. @throws SignInNeeded */
export async function currentSession(): Promise<SignedInMember> {
  const answer = await getJson<PageKeyAnswer>("/session/page-key");
  const kept = await getSealed(KEPT);
  if (kept === undefined) goToSignIn();
  try {
    const content = await unwrap(
      fromB64u(answer.page_key),
      kept,
      context("session", "member", answer.member),
    );
    return { member: readMember(answer.member, content), organisation: answer.organisation };
  } catch (error) {
    if (!(error instanceof DoesNotOpen)) throw error;
    await forgetMember();
    return goToSignIn();
  }
}

/** Seals what is kept no longer than the session. @throws SignInNeeded */
export async function sessionSeal(member: Member): Promise<KeptSeal> {
  const { page_key } = await getJson<PageKeyAnswer>("/session/page-key");
  return KeptSeal.ofSession(member, fromB64u(page_key));
}

/** When what is kept does not open any more. */
async function forgetMember(): Promise<void> {
  await removeSealed(KEPT);
}
