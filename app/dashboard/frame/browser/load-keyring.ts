/** The keyring of whoever is signed in, from what the server answers. */

import { Keyring, type KeysAnswer, type SignedInMember } from "vault/browser/trust/keyring";

import { getJson } from "./server";

/** Fetches the keys and checks them. @throws RosterRefused, SignInNeeded */
export async function loadKeyring(session: SignedInMember): Promise<Keyring> {
  return Keyring.from(await getJson<KeysAnswer>("/keys.json"), session);
}
