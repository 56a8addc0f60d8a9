/**
 * The keyring of whoever is signed in, from what the server answers. The answer is long and seldom
 * another one: it is kept, sealed, and fetched again only when it has changed.
 */

import type { JsonObject } from "vault/browser/encoding";
import { DoesNotOpen } from "vault/browser/errors";
import { KeptSeal } from "vault/browser/kept";
import { Keyring, type KeysAnswer } from "vault/browser/trust/keyring";

import { getSealed, putSealed } from "./sealed-store";
import { getVersion } from "./server";
import { currentSession } from "./session";

const PATH = "/keys.json";

interface KeptAnswer {
  readonly etag: string;
  readonly answer: KeysAnswer;
}

/** Fetches the keys and checks them. @throws RosterRefused, SignInNeeded */
export async function loadKeyring(): Promise<Keyring> {
  const session = await currentSession();
  const seal = await KeptSeal.of(session.member);
  const name = await seal.nameOf(PATH, "answer");
  const kept = await keptAnswer(seal, name);
  const fetched = await getVersion<KeysAnswer>(PATH, kept?.etag);
  // The server says that nothing is newer only where it was told what is kept.
  if (fetched === undefined) return Keyring.from((kept as KeptAnswer).answer, session);
  const keyring = await Keyring.from(fetched.content, session);
  if (fetched.etag !== undefined) {
    const content = { etag: fetched.etag, answer: fetched.content } as unknown as JsonObject;
    await putSealed(name, await seal.seal(name, content));
  }
  return keyring;
}

async function keptAnswer(seal: KeptSeal, name: string): Promise<KeptAnswer | undefined> {
  const sealed = await getSealed(name);
  if (sealed === undefined) return undefined;
  try {
    return (await seal.open(name, sealed)) as unknown as KeptAnswer;
  } catch (error) {
    if (!(error instanceof DoesNotOpen)) throw error;
    return undefined;
  }
}
