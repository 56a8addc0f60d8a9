/** The first member makes an organisation's keys, and reads eight words to the operator. */

import { find } from "app/dashboard/frame/browser/elements";
import { postJson } from "app/dashboard/frame/browser/server";
import { readTexts } from "app/dashboard/frame/browser/texts";
import { b64u, randomBytes, sha256Hex, type Bytes } from "vault/browser/encoding";
import { memberKeys, withPin, type MemberKeys } from "vault/browser/members/members";
import type { OrganisationKind } from "vault/browser/roster/document";
import { fingerprint } from "vault/browser/roster/fingerprint";
import { firstRoster, rosterBytes, signRoster } from "vault/browser/roster/versions";
import { keyFromSeed, seal } from "vault/browser/sealing";
import { epochContext } from "vault/browser/trust/keyring";

import { credentials, runEnrolment, type Asked, type Typed } from "../enrolment/enrolment";
import { FOUNDING } from "./texts";

interface FoundAsked extends Asked {
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly courier: string;
}

const SECRET_BYTES = 32;
const page = readTexts(FOUNDING);
const path = `/found/${page.values.invitation}`;

/** The secret of the organisation's first epoch. Affiliates hold none: documents are written for them. */
function firstSecret({ kind }: FoundAsked): Bytes | undefined {
  return kind === "affiliate" ? undefined : randomBytes(SECRET_BYTES);
}

/** Version 1 of the roster, with its first coordinator. */
async function founded(
  asked: FoundAsked,
  keys: MemberKeys,
  secret: Bytes | undefined,
): Promise<Bytes> {
  const founder = {
    id: asked.member,
    name: asked.member_name,
    roles: asked.roles,
    sealing: b64u(keys.sealing),
    signing: b64u(keys.signing),
  };
  const document = firstRoster({
    organisation: asked.organisation,
    name: asked.name,
    kind: asked.kind,
    members: [founder],
    epoch: secret === undefined ? 0 : 1,
    keys: secret === undefined ? {} : { "1": b64u(await keyFromSeed(secret)) },
    services: { courier: asked.courier },
    releasers: [],
  });
  return rosterBytes(document);
}

/** The organisation's secret, sealed to its founder. */
async function firstEpochs(asked: FoundAsked, keys: MemberKeys, secret: Bytes | undefined) {
  if (secret === undefined) return [];
  const bound = epochContext(asked.organisation, 1, asked.member);
  return [{ epoch: 1, secret_sealed: b64u(await seal(keys.sealing, secret, bound)) }];
}

async function enrol(
  asked: FoundAsked,
  linkSecret: Bytes,
  typed: Typed,
  say: (sentence: string) => void,
): Promise<void> {
  const own = { id: asked.member, secret: randomBytes(SECRET_BYTES), pins: {} };
  const keys = await memberKeys(own.secret);
  const secret = firstSecret(asked);
  const bytes = await founded(asked, keys, secret);
  const genesis = await sha256Hex(bytes);
  const epochs = await firstEpochs(asked, keys, secret);
  say(page.texts.stretching);
  const kept = await credentials(withPin(own, asked.organisation, genesis), typed);
  say(page.texts.sending);
  await postJson(path, {
    ...kept,
    secret: b64u(linkSecret),
    document: b64u(bytes),
    signature: signRoster(bytes, asked.member, keys.signingSeed).signature,
    epochs,
  });
  showWords(asked.organisation, fingerprint(genesis));
}

/** Made here from the bytes that were signed here: the server need not be believed. */
function showWords(organisation: string, words: string): void {
  find("#words").textContent = words;
  find("#trust-command").textContent =
    `./firedoor organisation trust ${organisation} "${words}"`;
}

void runEnrolment<FoundAsked>(page, { path, enrol });
