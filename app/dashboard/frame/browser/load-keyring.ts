/** The keyring of whoever is signed in, from what the server answers. */

import { Keyring, type KeysAnswer } from "vault/browser/trust/keyring";

import { getJson } from "./server";
import { currentSession } from "./session";

/** Fetches the keys and checks them. @throws RosterRefused, SignInNeeded */
export async function loadKeyring(): Promise<Keyring> {
  const session = await currentSession();
  return Keyring.from(await getJson<KeysAnswer>("/keys.json"), session);
}
