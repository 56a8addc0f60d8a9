/** What every change of a roster posts: the next version, signed, and secrets for its members. */

import { b64u, type Bytes } from "vault/browser/encoding";
import {
  nextRoster,
  rosterBytes,
  signRoster,
  type RosterChanges,
} from "vault/browser/roster/versions";
import { seal } from "vault/browser/sealing";
import { epochContext, Keyring } from "vault/browser/trust/keyring";

/** Signs the version after the believed one. */
export async function signedNext(keyring: Keyring, changes: RosterChanges) {
  const { member, roster, signingSeed } = keyring;
  const bytes = rosterBytes(nextRoster(roster.document, roster.digest, changes));
  const { signature } = signRoster(bytes, member.id, signingSeed);
  return { document: b64u(bytes), signature };
}

/** An organisation's secret of an epoch, sealed to one member. */
export async function granted(keyring: Keyring, sealing: Bytes, member: string, epoch: number, seed: Bytes) {
  const bound = epochContext(keyring.organisation, epoch, member);
  return { epoch, secret_sealed: b64u(await seal(sealing, seed, bound)) };
}
