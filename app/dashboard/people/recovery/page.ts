/** Two papers open the organisation's secrets here, and sign the roster that adds a coordinator. */

import { find } from "app/dashboard/frame/browser/elements";
import { postJson } from "app/dashboard/frame/browser/server";
import { readTexts } from "app/dashboard/frame/browser/texts";
import { b64u, equal, fromB64u, randomBytes, sha256Hex, type Bytes } from "vault/browser/encoding";
import { RosterRefused, SentenceError } from "vault/browser/errors";
import { memberKeys } from "vault/browser/members/members";
import { secretOfPapers } from "vault/browser/recovery/papers";
import {
  readRecoveryKey,
  recoverySealingSeed,
  signAsRecovery,
  writtenRecoveryKey,
} from "vault/browser/recovery/recovery-key";
import { fingerprint } from "vault/browser/roster/fingerprint";
import { believe, type Roster } from "vault/browser/roster/roster";
import type { SignedDocument } from "vault/browser/roster/signatures";
import { nextRoster, rosterBytes } from "vault/browser/roster/versions";
import { keyFromSeed, open, seal } from "vault/browser/sealing";
import { epochContext } from "vault/browser/trust/keyring";

import { credentials, runEnrolment, type Asked, type Typed } from "../enrolment/enrolment";
import { RECOVERY } from "./texts";

interface RecoverAsked extends Asked {
  readonly roster: readonly SignedDocument[];
  readonly epochs: readonly { readonly epoch: number; readonly secret_sealed: string }[];
}

const SECRET_BYTES = 32;
const page = readTexts(RECOVERY);
const path = `/recover/${page.values.invitation}`;

/** The first version names the organisation; that it is theirs, people compare on their papers. */
async function genesisOf(asked: RecoverAsked): Promise<string> {
  const [first] = asked.roster;
  if (first === undefined) throw new RosterRefused("There is no roster.");
  return sha256Hex(fromB64u(first.document));
}

async function showWords(asked: RecoverAsked): Promise<undefined> {
  find("#organisation-words").textContent = fingerprint(await genesisOf(asked));
}

function typedPaper(id: string): string {
  return find<HTMLTextAreaElement>(`#${id}`).value;
}

/** The papers' secret, if it is that of the roster. @throws SentenceError */
async function secretFor(roster: Roster): Promise<Bytes> {
  const secret = await secretOfPapers(typedPaper("paper-one"), typedPaper("paper-two"));
  if ((await writtenRecoveryKey(secret)) !== roster.document.recovery)
    throw new SentenceError(page.texts.otherpapers);
  return secret;
}

/** Every secret of the organisation, opened by the papers, proved, and sealed to the newcomer. */
async function grantedAnew(asked: RecoverAsked, roster: Roster, papers: Bytes, sealing: Bytes) {
  const { recovery, keys } = roster.document;
  const { id } = await readRecoveryKey(recovery ?? "");
  const seed = await recoverySealingSeed(papers);
  return Promise.all(
    asked.epochs.map(async ({ epoch, secret_sealed }) => {
      const bound = epochContext(asked.organisation, epoch, id);
      const secret = await open(seed, fromB64u(secret_sealed), bound);
      if (!equal(await keyFromSeed(secret), fromB64u(keys[String(epoch)] ?? "")))
        throw new RosterRefused("The organisation's key {epoch} is not the one in its roster.", { epoch });
      const own = epochContext(asked.organisation, epoch, asked.member);
      return { epoch, secret_sealed: b64u(await seal(sealing, secret, own)) };
    }),
  );
}

async function enrol(
  asked: RecoverAsked,
  linkSecret: Bytes,
  typed: Typed,
  say: (sentence: string) => void,
): Promise<void> {
  const genesis = await genesisOf(asked);
  const roster = await believe(asked.roster, asked.organisation, genesis);
  const papers = await secretFor(roster);
  const pins = { [asked.organisation]: genesis };
  const own = { id: asked.member, secret: randomBytes(SECRET_BYTES), pins };
  const keys = await memberKeys(own.secret);
  const entry = {
    id: asked.member,
    name: asked.member_name,
    roles: asked.roles,
    sealing: b64u(keys.sealing),
    signing: b64u(keys.signing),
  };
  const members = [...roster.document.members, entry];
  const bytes = rosterBytes(nextRoster(roster.document, roster.digest, { members }));
  const epochs = await grantedAnew(asked, roster, papers, keys.sealing);
  say(page.texts.stretching);
  const kept = await credentials(own, typed);
  say(page.texts.sending);
  await postJson(path, {
    ...kept,
    secret: b64u(linkSecret),
    document: b64u(bytes),
    signature: (await signAsRecovery(bytes, papers)).signature,
    epochs,
  });
}

void runEnrolment<RecoverAsked>(page, { path, objection: showWords, enrol });
