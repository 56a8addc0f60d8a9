/** The first words of each case in the list: opened as its row comes into view. */

import { valueOf } from "app/dashboard/frame/browser/elements";
import type { RecordOpener, ServedRecord } from "vault/browser/web_workers/record-opener";

/** `<span data-first-words="CASE" data-heard="…">`: another `heard` may mean other words. */
const PLACES = "[data-first-words]";
/** Opened a little before they are seen, so that scrolling shows no gap. */
const AHEAD = "200px";
/** Rows that come into view one after another are asked for together. */
const GATHER_MS = 200;
/** More than two lines of a row hold. */
const LONGEST = 200;
/** As many as the server gives at once. */
const AT_ONCE = 50;

export interface ServedWords {
  readonly records: readonly ServedRecord[];
  /** The case of each record. */
  readonly cases: Readonly<Record<string, string>>;
}

export class FirstWords {
  private readonly words = new Map<string, string>();
  private readonly asked = new Set<string>();
  private readonly waiting = new Map<string, string>();
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
      const words = this.words.get(keyOf(place));
      if (words !== undefined) place.textContent = words;
      else if (!this.asked.has(keyOf(place))) this.sight.observe(place);
    }
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
    for (const [id, key] of wanted) {
      this.waiting.delete(id);
      this.asked.add(key);
    }
    const keys = new Map(wanted);
    try {
      // First of all: without keys there is nothing to ask for.
      const opener = await this.opener();
      const { records, cases } = await this.fetchWords([...keys.keys()]);
      await Promise.allSettled(
        records.map(async (record) => {
          const { text } = await opener.openRecord(record);
          const key = keys.get(cases[record.id] ?? "");
          if (key !== undefined && typeof text === "string") this.words.set(key, short(text));
        }),
      );
    } catch {
      for (const key of keys.values()) this.asked.delete(key);
      return;
    }
    this.watch();
    if (this.waiting.size > 0) await this.open();
  }
}

function keyOf(place: HTMLElement): string {
  return `${valueOf(place, "firstWords")} ${valueOf(place, "heard")}`;
}

function short(text: string): string {
  const letters = [...text.replace(/\s+/gu, " ").trim()];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join("")}…` : letters.join("");
}
