/** The first texts of each case in the list: opened as its row comes into view. */

import { valueOf } from "app/dashboard/frame/browser/elements";
import { visible } from "app/dashboard/wording/visible";
import type { RecordOpener, ServedRecord } from "vault/browser/web_workers/record-opener";

/** `<span data-first-words="CASE" data-heard="…">`: another `heard` may mean other words. */
const PLACES = "[data-first-words]";
/** Opened a little before they are seen, so that scrolling shows no gap. */
const AHEAD = "200px";
/** Rows that come into view one after another are asked for together. */
const GATHER_MS = 200;
/** More than two lines of a row hold. */
const SHORT = 200;
/** What a chosen row shows of a text; of a longer one the list does not show all. */
const LONGEST = 2000;
/** As many as the server gives at once. */
const AT_ONCE = 50;

export interface ServedRow {
  readonly case: string;
  /** Ids of records, oldest first. */
  readonly texts: readonly string[];
  /** Whether that is all that nobody has read, and no file came with it. */
  readonly whole: boolean;
}

export interface ServedWords {
  readonly records: readonly ServedRecord[];
  readonly cases: readonly ServedRow[];
}

interface Words {
  readonly texts: ReadonlyMap<string, string>;
  readonly whole: boolean;
}

export class FirstWords {
  private readonly words = new Map<string, Words>();
  private readonly asked = new Set<string>();
  private readonly waiting = new Map<string, string>();
  private readonly shownWhole = new Set<string>();
  private readonly sight: IntersectionObserver;
  private timer: number | undefined;

  constructor(
    private readonly opener: () => Promise<RecordOpener>,
    /** Asks the server for the sealed texts; the server logs that as looking at the list. */
    private readonly fetchWords: (cases: readonly string[]) => Promise<ServedWords>,
  ) {
    this.sight = new IntersectionObserver((entries) => this.inSight(entries), { rootMargin: AHEAD });
  }

  /** Fills what is known already and waits for the rest to come into view. */
  watch(): void {
    for (const place of document.querySelectorAll<HTMLElement>(PLACES)) {
      if (this.words.has(keyOf(place))) this.fill(place);
      else if (!this.asked.has(keyOf(place))) this.sight.observe(place);
    }
  }

  /** The rows of these cases show their texts in whole, all others their beginning. */
  showWhole(cases: ReadonlySet<string>): void {
    this.shownWhole.clear();
    for (const one of cases) this.shownWhole.add(one);
    this.watch();
  }

  /** The ids of the texts that a chosen row shows in whole. */
  seen(place: HTMLElement): string[] {
    const { texts } = this.words.get(keyOf(place)) ?? { texts: new Map<string, string>() };
    if (!this.shownWhole.has(valueOf(place, "firstWords"))) return [];
    return [...texts].filter(([, text]) => letters(text).length <= LONGEST).map(([id]) => id);
  }

  /** All that is open of a case, to be compared with others; "" where nothing is. */
  textOf(place: HTMLElement): string {
    return [...(this.words.get(keyOf(place))?.texts.values() ?? [])].join("\n");
  }

  private fill(place: HTMLElement): void {
    const known = this.words.get(keyOf(place));
    if (known === undefined) return;
    const all = [...known.texts.values()].map(visible);
    const isWhole = this.shownWhole.has(valueOf(place, "firstWords"));
    place.classList.toggle("whole", isWhole);
    const shown = isWhole ? all.map((text) => cut(text, LONGEST)).join("\n") : cut(oneLine(all[0] ?? ""), SHORT);
    if (place.textContent !== shown) place.textContent = shown;
    const more = place.parentElement?.querySelector<HTMLElement>("[data-more]");
    const isLong = all.some((text) => letters(text).length > LONGEST);
    if (more) more.hidden = !isWhole || (known.whole && !isLong);
  }

  private inSight(entries: readonly IntersectionObserverEntry[]): void {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      this.sight.unobserve(target);
      const place = target as HTMLElement;
      this.waiting.set(valueOf(place, "firstWords"), keyOf(place));
    }
    if (this.waiting.size === 0) return;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.open(), GATHER_MS);
  }

  /** What does not come or does not open leaves its row without words: the case itself says why. */
  private async open(): Promise<void> {
    const wanted = [...this.waiting].slice(0, AT_ONCE);
    // What an earlier call has asked for already.
    if (wanted.length === 0) return;
    for (const [id, key] of wanted) {
      this.waiting.delete(id);
      this.asked.add(key);
    }
    const keys = new Map(wanted);
    try {
      // First of all: without keys there is nothing to ask for.
      const opener = await this.opener();
      const { records, cases } = await this.fetchWords([...keys.keys()]);
      const opened = new Map<string, string>();
      await Promise.allSettled(
        records.map(async (record) => {
          const { text } = await opener.openRecord(record);
          if (typeof text === "string") opened.set(record.id, text);
        }),
      );
      for (const row of cases) this.keep(keys.get(row.case), row, opened);
    } catch {
      for (const key of keys.values()) this.asked.delete(key);
      return;
    }
    this.watch();
    if (this.waiting.size > 0) await this.open();
  }

  private keep(key: string | undefined, row: ServedRow, opened: ReadonlyMap<string, string>): void {
    const texts = new Map<string, string>();
    for (const id of row.texts) {
      const text = opened.get(id);
      if (text !== undefined) texts.set(id, text);
    }
    if (key === undefined || texts.size === 0) return;
    this.words.set(key, { texts, whole: row.whole && texts.size === row.texts.length });
  }
}

function keyOf(place: HTMLElement): string {
  return `${valueOf(place, "firstWords")} ${valueOf(place, "heard")}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

function letters(text: string): string[] {
  return [...text];
}

function cut(text: string, longest: number): string {
  const all = letters(text);
  return all.length > longest ? `${all.slice(0, longest).join("")}…` : text;
}
