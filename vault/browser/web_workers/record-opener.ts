/** Opens records in a worker, beside the page, as the thread scrolls. */

import type { Bytes, JsonObject } from "../encoding";
import { DoesNotOpen } from "../errors";
import type { Keyring } from "../trust/keyring";
import { WorkerCalls } from "./worker-calls";

/** A record as a page carries it: body and grant in base64url. */
export interface ServedRecord {
  readonly kind: string;
  readonly id: string;
  readonly body: string;
  readonly grant: string;
  readonly organisation: string;
  readonly epoch: number;
}

export interface SecretForEpoch {
  readonly organisation: string;
  readonly epoch: number;
  readonly secret: Bytes;
}

export type RecordOpenerRequest = ServedRecord | SecretForEpoch;

export class RecordOpener {
  private readonly calls = new WorkerCalls(new URL("./record-opener.worker.js", import.meta.url));
  private readonly given = new Map<number, Promise<unknown>>();

  constructor(private readonly keyring: Keyring) {}

  /** The record's content. @throws DoesNotOpen, RosterRefused */
  async openRecord(record: ServedRecord): Promise<JsonObject> {
    if (record.organisation !== this.keyring.organisation) {
      throw new DoesNotOpen("This record was granted to another organisation.");
    }
    const given = this.given.get(record.epoch) ?? this.giveSecret(record.epoch);
    this.given.set(record.epoch, given);
    await given;
    return this.calls.call<JsonObject>(record);
  }

  /** Ends the worker and the secrets that it holds; nothing opens after it. */
  end(): void {
    this.calls.end();
  }

  private async giveSecret(epoch: number): Promise<void> {
    const secret = await this.keyring.secret(epoch);
    await this.calls.call({
      organisation: this.keyring.organisation,
      epoch,
      secret,
    } satisfies SecretForEpoch);
  }
}
