/** What workers wrote in a case, all of it, opened in the drafter's browser to compare with. */

import { fromB64u } from "vault/browser/encoding";
import type { RecordOpener, ServedRecord } from "vault/browser/web_workers/record-opener";

import type { Compared } from "./overlap";

/** One step of the server's answer: `served` of `total` texts are out with it. */
export interface ServedTexts {
  readonly messages: readonly ServedRecord[];
  readonly served: number;
  readonly total: number;
}

/** Texts are left that could not be compared, so nothing may be signed. */
export class NotAllCompared extends Error {}

async function opened(record: ServedRecord, opener: RecordOpener): Promise<Compared | undefined> {
  try {
    const { text } = await opener.openRecord(record);
    if (typeof text !== "string") return undefined;
    return { id: record.id, body: fromB64u(record.body), text };
  } catch {
    return undefined;
  }
}

export class ComparedTexts {
  private known = new Map<string, Compared>();
  private total = 0;

  constructor(
    /** Gives the texts from a place on. */
    private readonly serve: (from: number) => Promise<ServedTexts>,
    private readonly opener: RecordOpener,
    private readonly onProgress: (compared: number, total: number) => void,
  ) {}

  /** What is open so far. */
  get texts(): readonly Compared[] {
    return [...this.known.values()];
  }

  /** Whether every text that the server counts is open. */
  get complete(): boolean {
    return this.known.size >= this.total;
  }

  /** How many texts of `total` are not open. */
  get left(): number {
    return Math.max(0, this.total - this.known.size);
  }

  /**
   * Fetches and opens what is not open yet, those that came meanwhile too.
   * @throws NotAllCompared with `sentence` where a text is missing or does not open.
   */
  async completeOr(sentence: (left: number) => string): Promise<readonly Compared[]> {
    // What was erased meanwhile is not served again, and counts for nothing.
    const found = new Map<string, Compared>();
    let total = 0;
    for (let from = 0; ; ) {
      const step = await this.serve(from);
      total = step.total;
      const texts = step.messages.map(
        (one) => this.known.get(one.id) ?? opened(one, this.opener),
      );
      for (const text of await Promise.all(texts)) {
        if (text !== undefined) found.set(text.id, text);
      }
      this.onProgress(found.size, total);
      if (step.served >= total || step.served <= from) break;
      from = step.served;
    }
    [this.known, this.total] = [found, total];
    if (!this.complete) throw new NotAllCompared(sentence(this.left));
    return this.texts;
  }
}
