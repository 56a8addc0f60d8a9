/** Naming a head office that may release alerts of this organisation. */

import { getJson, postJson } from "app/dashboard/frame/browser/server";
import { fromB64u, sha256Hex } from "vault/browser/encoding";
import { RosterRefused } from "vault/browser/errors";
import { fingerprint } from "vault/browser/roster/fingerprint";
import { believe } from "vault/browser/roster/roster";
import type { SignedDocument } from "vault/browser/roster/signatures";
import type { Keyring } from "vault/browser/trust/keyring";

import { signedNext } from "./signed-version";

/** Lets a head office release, if the words that it read aloud are those of its roster. */
export async function addPartner(
  keyring: Keyring,
  office: string,
  words: string,
): Promise<boolean> {
  const path = `/people/partners/${office}`;
  const { roster: chain } = await getJson<{ readonly roster: readonly SignedDocument[] }>(
    `${path}.json`,
  );
  const [first] = chain;
  if (first === undefined) throw new RosterRefused("There is no roster.");
  const genesis = await sha256Hex(fromB64u(first.document));
  if (words.trim().toLowerCase().split(/\s+/).join(" ") !== fingerprint(genesis)) return false;
  await believe(chain, office, genesis);
  const others = keyring.roster.document.releasers.filter(
    ({ organisation }) => organisation !== office,
  );
  const releasers = [...others, { organisation: office, genesis }].sort((one, other) =>
    one.organisation < other.organisation ? -1 : 1,
  );
  await postJson(path, await signedNext(keyring, { releasers }));
  return true;
}
