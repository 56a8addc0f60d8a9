/** The sealed texts of a page: each opens when it comes into view, and stays open in memory. */

import { valueOf } from "app/dashboard/frame/browser/elements";
import { SignInNeeded } from "app/dashboard/frame/browser/errors";
import { sentenceOf } from "app/dashboard/frame/browser/sentences";
import { visible } from "app/dashboard/wording/visible";
import type { JsonObject } from "vault/browser/encoding";
import { DoesNotOpen } from "vault/browser/errors";
import type { RecordOpener, ServedRecord } from "vault/browser/web_workers/record-opener";

import type { CaseTexts } from "../texts";

/** An element `<p data-record="ID" data-field="text">` shows one field of one record. */
const SEALED = "[data-record]";
/** Opened a little before they are seen, so that scrolling shows no placeholder. */
const AHEAD = "300px";

export class SealedTexts {
  private readonly contents = new Map<string, JsonObject>();
  private readonly known = new Map<string, ServedRecord>();
  private readonly sight: IntersectionObserver;
  private fetching: Promise<void> | undefined;

  constructor(
    private readonly opener: RecordOpener,
    /** Asks the server for the sealed records; the server logs that as a reading. */
    private readonly fetchRecords: () => Promise<readonly ServedRecord[]>,
    private readonly sentences: Pick<CaseTexts, "closed" | "ungranted">,
    private readonly onOpened: (id: string, text: string, content: JsonObject) => void = () =>
      undefined,
    /** A text that was given to us can't be opened by anybody of us, and the page says so. */
    private readonly onDamaged: () => void = () => undefined,
  ) {
    this.sight = new IntersectionObserver((entries) => this.seen(entries), { rootMargin: AHEAD });
  }

  /** Fills what is open already and waits for the rest to come into view. */
  watch(): void {
    for (const element of document.querySelectorAll<HTMLElement>(SEALED)) {
      const content = this.contents.get(valueOf(element, "record"));
      if (content !== undefined) this.fill(element, content);
      else {
        element.dataset["state"] = "waiting";
        this.sight.observe(element);
      }
    }
  }

  /** Opens what has not come into view yet, too; a text that does not open says so itself. */
  async openAll(): Promise<void> {
    const waiting = [...document.querySelectorAll<HTMLElement>(SEALED)].filter(
      ({ dataset }) => dataset["state"] === "waiting",
    );
    for (const element of waiting) this.sight.unobserve(element);
    await Promise.all(waiting.map((element) => this.open(element)));
  }

  /** What a record holds. @throws DoesNotOpen, RosterRefused */
  async content(id: string): Promise<JsonObject> {
    const known = this.contents.get(id);
    if (known !== undefined) return known;
    const record = await this.find(id);
    if (record === undefined) throw new DoesNotOpen(this.sentences.ungranted);
    const content = await this.opener.openRecord(record);
    this.contents.set(id, content);
    return content;
  }

  private seen(entries: readonly IntersectionObserverEntry[]): void {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      this.sight.unobserve(target);
      void this.open(target as HTMLElement);
    }
  }

  private async open(element: HTMLElement): Promise<void> {
    const id = valueOf(element, "record");
    try {
      if ((await this.find(id)) === undefined)
        return this.refuse(element, this.sentences.ungranted);
      this.fill(element, await this.content(id));
    } catch (error) {
      if (error instanceof SignInNeeded) return;
      if (error instanceof DoesNotOpen) return this.damaged(element);
      this.refuse(element, error instanceof Error ? sentenceOf(error) : this.sentences.closed);
    }
  }

  private async find(id: string): Promise<ServedRecord | undefined> {
    if (!this.known.has(id)) {
      this.fetching ??= this.fetch();
      await this.fetching;
    }
    return this.known.get(id);
  }

  private async fetch(): Promise<void> {
    try {
      for (const record of await this.fetchRecords()) this.known.set(record.id, record);
    } finally {
      this.fetching = undefined;
    }
  }

  private fill(element: HTMLElement, content: JsonObject): void {
    const text = content[valueOf(element, "field")];
    if (typeof text !== "string") return this.damaged(element);
    element.textContent = visible(text);
    element.dataset["state"] = "open";
    this.onOpened(valueOf(element, "record"), text, content);
  }

  private refuse(element: HTMLElement, sentence: string): void {
    element.textContent = sentence;
    element.dataset["state"] = "refused";
  }

  private damaged(element: HTMLElement): void {
    this.refuse(element, this.sentences.closed);
    element.dataset["state"] = "damaged";
    this.onDamaged();
  }
}
