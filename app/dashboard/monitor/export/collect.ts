/** Fetches cases page by page and opens their texts here; the server sees none of them. */

import type { RecordOpener, ServedRecord } from "vault/browser/web_workers/record-opener";

import type { ExportedCase, ExportedText } from "./files/exported";

export interface ServedText extends Omit<ExportedText, "text"> {
  readonly id: string;
}

export interface ServedExport {
  readonly opening: string;
  readonly cases: readonly (Omit<ExportedCase, "texts"> & { readonly texts: readonly ServedText[] })[];
  readonly records: readonly ServedRecord[];
  readonly following: string | null;
}

export interface Collected {
  readonly cases: readonly ExportedCase[];
  /** Texts that did not open. */
  readonly closed: number;
}

type Fetch = (body: { opening?: string; after?: string }) => Promise<ServedExport>;

/** @throws what `fetch` throws: half of an export is no export. */
export async function collect(
  fetch: Fetch,
  opener: Pick<RecordOpener, "openRecord">,
  onProgress: (cases: number) => void,
): Promise<Collected> {
  const cases: ExportedCase[] = [];
  let closed = 0;
  let body: { opening?: string; after?: string } | undefined = {};
  while (body !== undefined) {
    const page: ServedExport = await fetch(body);
    const texts = await openAll(page.records, opener);
    for (const one of page.cases) {
      const opened = one.texts.map(({ id, ...text }) => ({ ...text, text: texts.get(id) ?? null }));
      closed += opened.filter(({ text }) => text === null).length;
      cases.push({ ...one, texts: opened });
    }
    onProgress(cases.length);
    const { opening, following } = page;
    body = following === null ? undefined : { opening, after: following };
  }
  return { cases, closed };
}

async function openAll(
  records: readonly ServedRecord[],
  opener: Pick<RecordOpener, "openRecord">,
): Promise<ReadonlyMap<string, string>> {
  const opened = await Promise.all(
    records.map(async (record): Promise<readonly [string, string | undefined]> => {
      try {
        return [record.id, exportedText(await opener.openRecord(record))];
      } catch {
        return [record.id, undefined];
      }
    }),
  );
  const found = new Map<string, string>();
  for (const [id, text] of opened) if (text !== undefined) found.set(id, text);
  return found;
}

/**
 * What a record says: a text or a summary, what a piece of evidence shows, a figure with what
 * belongs to it; undefined where it says nothing.
 */
export function exportedText(content: Readonly<Record<string, unknown>>): string | undefined {
  const of = (name: string): string | undefined => {
    const said = content[name];
    return typeof said === "string" ? said : undefined;
  };
  const figure = [of("value"), of("currency"), of("period")].filter(Boolean).join(" ");
  const lines = [figure || undefined, of("minimum"), of("text") ?? of("summary"), of("supports")];
  const said = lines.filter((one) => one !== undefined);
  return said.length === 0 ? undefined : said.join("\n");
}
