/** A newcomer answers her colleague's link: she pins their roster, and sends her public keys. */

import { postJson } from "app/dashboard/frame/browser/server";
import { b64u, randomBytes, type Bytes } from "vault/browser/encoding";
import { memberKeys } from "vault/browser/members/members";
import { answerMac, macHolds, pinMac, wordsOfKeys } from "vault/browser/trust/invitation";

import { credentials, runEnrolment, type Asked, type Typed } from "../enrolment/enrolment";

interface JoinAsked extends Asked {
  readonly genesis: string;
  readonly pin_mac: string;
}

const SECRET_BYTES = 32;
const page = document.getElementById("join")!;
const path = `/join/${page.dataset["invitation"]}`;

/** Is it her colleague's roster that she will pin? */
async function vouched(asked: JoinAsked, linkSecret: Bytes): Promise<boolean> {
  const expected = await pinMac(linkSecret, asked.organisation, asked.genesis);
  return macHolds(expected, asked.pin_mac);
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
  say("stretching");
  const kept = await credentials(own, typed);
  say("sending");
  const answer = await postJson<{ readonly waits_for: string }>(path, {
    ...kept,
    sealing,
    signing,
    mac,
  });
  document.getElementById("waits-for")!.textContent = answer.waits_for;
  document.getElementById("words")!.textContent = await wordsOfKeys(sealing, signing);
}

void runEnrolment<JoinAsked>(page, path, enrol, vouched);
