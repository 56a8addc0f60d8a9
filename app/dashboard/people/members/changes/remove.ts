/** Removing a member: what comes after goes to a new key, which the member never had. */

import { postJson } from "app/dashboard/frame/browser/server";
import { b64u, fromB64u, randomBytes } from "vault/browser/encoding";
import { readRecoveryKey } from "vault/browser/recovery/recovery-key";
import { readsContent } from "vault/browser/roster/document";
import { keyFromSeed } from "vault/browser/sealing";
import type { Keyring } from "vault/browser/trust/keyring";

import { granted, signedNext } from "./signed-version";

const SECRET_BYTES = 32;

/** Removes a member; what comes is sealed to a new epoch, whose secret goes to the rest and to the papers. */
export async function remove(keyring: Keyring, memberId: string): Promise<void> {
  const { document } = keyring.roster;
  const members = document.members.filter(({ id }) => id !== memberId);
  const path = `/people/members/${memberId}/remove`;
  if (document.epoch === 0) {
    await postJson(path, { ...(await signedNext(keyring, { members })), epochs: [] });
    return;
  }
  const [epoch, seed] = [document.epoch + 1, randomBytes(SECRET_BYTES)];
  const keys = { ...document.keys, [String(epoch)]: b64u(await keyFromSeed(seed)) };
  const papers = document.recovery === null ? [] : [await readRecoveryKey(document.recovery)];
  const holders = [
    ...members.filter(({ roles }) => readsContent(roles)).map(({ id, sealing }) => ({ id, sealing: fromB64u(sealing) })),
    ...papers,
  ];
  const epochs = await Promise.all(
    holders.map(async ({ id, sealing }) => ({
      member: id,
      ...(await granted(keyring, sealing, id, epoch, seed)),
    })),
  );
  await postJson(path, { ...(await signedNext(keyring, { members, epoch, keys })), epochs });
}
