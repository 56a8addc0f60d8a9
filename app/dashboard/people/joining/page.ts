/** A newcomer answers a colleague's link: pins the organisation's roster, and sends public keys. */

import { find } from "app/dashboard/frame/browser/elements";
import { postJson } from "app/dashboard/frame/browser/server";
import { readTexts } from "app/dashboard/frame/browser/texts";
import { b64u, randomBytes, type Bytes } from "vault/browser/encoding";
import { memberKeys } from "vault/browser/members/members";
import { answerMac, macHolds, pinMac, wordsOfKeys } from "vault/browser/trust/invitation";

import { credentials, runEnrolment, type Asked, type Typed } from "../enrolment/enrolment";
import { JOINING } from "./texts";

interface JoinAsked extends Asked {
  readonly genesis: string;
  readonly pin_mac: string;
}

const SECRET_BYTES = 32;
const page = readTexts(JOINING);
const path = `/join/${page.values.invitation}`;

/** Is it the inviting colleague's roster that will be pinned? */
async function objection(asked: JoinAsked, linkSecret: Bytes): Promise<string | undefined> {
  const expected = await pinMac(linkSecret, asked.organisation, asked.genesis);
  return macHolds(expected, asked.pin_mac) ? undefined : page.texts.tampered;
}

async function enrol(
  asked: JoinAsked,
  linkSecret: Bytes,
  typed: Typed,
  say: (sentence: string) => void,
): Promise<void> {
  const own = {
    id: asked.member,
    secret: randomBytes(SECRET_BYTES),
    pins: { [asked.organisation]: asked.genesis },
  };
  const keys = await memberKeys(own.secret);
  const [sealing, signing] = [b64u(keys.sealing), b64u(keys.signing)];
  const { invitation, member } = asked;
  const mac = b64u(await answerMac(linkSecret, { invitation, member, sealing, signing }));
  say(page.texts.stretching);
  const kept = await credentials(own, typed);
  say(page.texts.sending);
  const answer = await postJson<{ readonly waits_for: string }>(path, {
    ...kept,
    sealing,
    signing,
    mac,
  });
  find("#waits-for").textContent = answer.waits_for;
  find("#words").textContent = await wordsOfKeys(sealing, signing);
}

void runEnrolment<JoinAsked>(page, { path, objection, enrol });
