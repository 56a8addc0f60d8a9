/** `fromPassphrase` in a worker of its own, so that the page can say what it waits for. */

import type { Bytes } from "../encoding";
import type { PassphraseKeys } from "../members/passphrase";
import { WorkerCalls } from "./worker-calls";

export async function stretch(passphrase: string, salt: Bytes): Promise<PassphraseKeys> {
  const calls = new WorkerCalls(new URL("./passphrase.worker.js", import.meta.url));
  try {
    return await calls.call<PassphraseKeys>({ passphrase, salt });
  } finally {
    calls.end();
  }
}
