/** What workers wrote in a case, opened in the drafter's browser to compare a statement with. */

import { fromB64u } from "./encoding";
import type { Opener, ServedRecord } from "./opener";
import type { Compared } from "./overlap";

export interface ComparedTexts {
  readonly texts: readonly Compared[];
  /** How many did not open with her keys. */
  readonly closed: number;
}

async function opened(record: ServedRecord, opener: Opener): Promise<Compared | undefined> {
  try {
    const { text } = await opener.openRecord(record);
    if (typeof text !== "string") return undefined;
    return { id: record.id, body: fromB64u(record.body), text };
  } catch {
    return undefined;
  }
}

export async function openTexts(
  records: readonly ServedRecord[],
  opener: Opener,
): Promise<ComparedTexts> {
  const all = await Promise.all(records.map((record) => opened(record, opener)));
  const texts = all.filter((one) => one !== undefined);
  return { texts, closed: all.length - texts.length };
}
