/** The roster of an organisation that is no partner in the own one: believed by eight words that a
 * member compared once (vault/browser/trust/pinned-fingerprints.ts). */

import { b64u, fromB64u, sha256Hex } from "vault/browser/encoding";
import { RosterRefused } from "vault/browser/errors";
import type { Pins } from "vault/browser/members/members";
import { fingerprint } from "vault/browser/roster/fingerprint";
import { believe, type Roster } from "vault/browser/roster/roster";
import type { SignedDocument } from "vault/browser/roster/signatures";
import type { Keyring } from "vault/browser/trust/keyring";
import { unwrapPins, wrapPins } from "vault/browser/trust/pinned-fingerprints";

import { find } from "./elements";
import { postJson } from "./server";

/** What the server has of it. */
export interface OtherOrganisation {
  readonly organisation: string;
  readonly chain: readonly SignedDocument[];
  /** Fingerprints that the member confirmed before, wrapped by the member; null for none. */
  readonly pins: string | null;
}

/** Where the member is asked, and where it is kept that the words are the same. */
export interface Asking {
  /** Holds [data-words] and [data-confirm]. */
  readonly question: HTMLElement;
  /** The address that the wrapped fingerprints are posted to. */
  readonly keep: string;
  readonly asked?: () => void;
  readonly confirmed?: () => void;
}

/** The roster, once its words were confirmed, now or before. @throws RosterRefused */
export async function confirmedRoster(
  other: OtherOrganisation,
  { member }: Keyring,
  asking: Asking,
): Promise<Roster> {
  const pins: Pins = other.pins === null ? {} : await unwrapPins(member, fromB64u(other.pins));
  const known = pins[other.organisation];
  if (known !== undefined) return believe(other.chain, other.organisation, known);
  const [first] = other.chain;
  if (first === undefined) throw new RosterRefused("There is no roster.");
  const genesis = await sha256Hex(fromB64u(first.document));
  await wordsConfirmed(genesis, asking);
  const wrapped = await wrapPins(member, { ...pins, [other.organisation]: genesis });
  await postJson(asking.keep, { wrapped: b64u(wrapped) });
  return believe(other.chain, other.organisation, genesis);
}

/** Shows the eight words and waits until they are said to be the same. */
function wordsConfirmed(genesis: string, { question, asked, confirmed }: Asking): Promise<void> {
  find("[data-words]", question).textContent = fingerprint(genesis);
  question.hidden = false;
  question.scrollIntoView({ block: "center" });
  asked?.();
  return new Promise((resolve) => {
    const confirm = (): void => {
      question.hidden = true;
      confirmed?.();
      resolve();
    };
    find("[data-confirm]", question).addEventListener("click", confirm, { once: true });
  });
}
