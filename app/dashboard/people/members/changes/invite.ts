/** Inviting a colleague, and confirming who answered: in a coordinator's browser, which signs. */

import { getJson, postJson } from "app/dashboard/frame/browser/server";
import { context } from "vault/browser/context";
import { b64u, fromB64u, newId, randomBytes } from "vault/browser/encoding";
import { DoesNotOpen } from "vault/browser/errors";
import { memberKeys, sealingSeed } from "vault/browser/members/members";
import { readsContent } from "vault/browser/roster/document";
import { open, seal } from "vault/browser/sealing";
import { answerMac, linkTo, macHolds, pinMac } from "vault/browser/trust/invitation";
import type { Keyring } from "vault/browser/trust/keyring";

import { granted, signedNext } from "./signed-version";

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

/** Invites; gives the link. The secret goes to the server only sealed to the inviting member. */
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

/**
 * Confirms who answered the link, and grants the new member the organisation's secrets, unless they read nothing.
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
    (readsContent(asked.roles) ? Object.keys(roster.document.keys) : []).map(async (key) => {
      const seed = await keyring.secret(Number(key));
      return granted(keyring, fromB64u(sealing), asked.member, Number(key), seed);
    }),
  );
  const members = [...roster.document.members, entry];
  await postJson(`${path}/complete`, { ...(await signedNext(keyring, { members })), epochs });
}
