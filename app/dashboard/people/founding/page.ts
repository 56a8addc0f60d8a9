/** The first member makes her organisation's keys, and reads eight words to the operator. */

import { postJson } from "app/dashboard/frame/browser/server";
import { b64u, randomBytes, sha256Hex, type Bytes } from "vault/browser/encoding";
import { memberKeys, withPin } from "vault/browser/members/members";
import type { OrganisationKind } from "vault/browser/roster/document";
import { fingerprint } from "vault/browser/roster/fingerprint";
import { firstRoster, rosterBytes, signRoster } from "vault/browser/roster/versions";
import { keyFromSeed, seal } from "vault/browser/sealing";
import { epochContext } from "vault/browser/trust/keyring";

import { credentials, runEnrolment, type Asked, type Typed } from "../enrolment/enrolment";

interface FoundAsked extends Asked {
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly courier: string;
}

const SECRET_BYTES = 32;
const page = document.getElementById("found")!;
const path = `/found/${page.dataset["invitation"]}`;

async function enrol(
  asked: FoundAsked,
  linkSecret: Bytes,
  typed: Typed,
  say: (sentence: string) => void,
): Promise<void> {
  const own = { id: asked.member, secret: randomBytes(SECRET_BYTES), pins: {} };
  const keys = await memberKeys(own.secret);
  // Affiliates hold no content keys: they read documents that are written for them.
  const seed = asked.kind === "affiliate" ? undefined : randomBytes(SECRET_BYTES);
  const document = firstRoster({
    organisation: asked.organisation,
    name: asked.name,
    kind: asked.kind,
    members: [
      {
        id: asked.member,
        name: asked.member_name,
        roles: asked.roles,
        sealing: b64u(keys.sealing),
        signing: b64u(keys.signing),
      },
    ],
    epoch: seed === undefined ? 0 : 1,
    keys: seed === undefined ? {} : { "1": b64u(await keyFromSeed(seed)) },
    services: { courier: asked.courier },
    releasers: [],
  });
  const bytes = rosterBytes(document);
  const genesis = await sha256Hex(bytes);
  const bound = epochContext(asked.organisation, 1, asked.member);
  const epochs =
    seed === undefined
      ? []
      : [{ epoch: 1, secret_sealed: b64u(await seal(keys.sealing, seed, bound)) }];
  say("stretching");
  const kept = await credentials(withPin(own, asked.organisation, genesis), typed);
  say("sending");
  await postJson(path, {
    ...kept,
    secret: b64u(linkSecret),
    document: b64u(bytes),
    signature: signRoster(bytes, asked.member, keys.signingSeed).signature,
    epochs,
  });
  showWords(asked.organisation, fingerprint(genesis));
}

/** Made here from the bytes that were signed here: the server's word is not needed. */
function showWords(organisation: string, words: string): void {
  document.getElementById("words")!.textContent = words;
  document.getElementById("trust-command")!.textContent =
    `./firedoor organisation trust ${organisation} "${words}"`;
}

void runEnrolment<FoundAsked>(page, path, enrol);
