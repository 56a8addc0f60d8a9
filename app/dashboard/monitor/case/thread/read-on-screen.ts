/** What was on the member's screen: that alone counts as read. */

import { SignInNeeded } from "app/dashboard/frame/browser/errors";

const UNREAD = "li.bubble[data-unread]";
/** The line below a text: who sees it has had the whole text before the eyes. */
export const END = ":scope > .meta";
/** The texts themselves; earlier versions and other readings are folded away. */
const TEXTS = ":scope > .text[data-record], :scope > .joined [data-record]";
/** Texts that come into view one after another are told of together. */
const GATHER_MS = 400;

export class ReadOnScreen {
  private readonly bubbles = new Map<Element, HTMLElement>();
  private readonly waiting = new Set<HTMLElement>();
  private readonly seen = new Set<string>();
  private readonly sight: IntersectionObserver;
  private timer: number | undefined;
  private told = -1;

  /** `tell` posts the ids of all messages that were seen since the page was opened. */
  constructor(private readonly tell: (seen: readonly string[]) => Promise<unknown>) {
    this.sight = new IntersectionObserver((entries) => this.inSight(entries), { threshold: 1 });
    document.addEventListener("visibilitychange", () => this.look());
  }

  /** Waits for every unread text; where a page shows none, there is nothing left to read. */
  watch(): void {
    for (const bubble of document.querySelectorAll<HTMLElement>(UNREAD)) {
      const end = bubble.querySelector(END);
      if (end === null || this.bubbles.has(end)) continue;
      this.bubbles.set(end, bubble);
      this.sight.observe(end);
    }
    if (this.bubbles.size === 0) this.tellSoon();
  }

  /** Looks again: a text was opened, or the page is shown. */
  look(): void {
    if (document.visibilityState !== "visible") return;
    for (const bubble of this.waiting) {
      if (!isSettled(bubble)) continue;
      this.waiting.delete(bubble);
      for (const id of idsIn(bubble)) this.seen.add(id);
    }
    if (this.seen.size > Math.max(this.told, 0)) this.tellSoon();
  }

  private inSight(entries: readonly IntersectionObserverEntry[]): void {
    for (const { isIntersecting, target } of entries) {
      const bubble = this.bubbles.get(target);
      if (bubble === undefined) continue;
      if (isIntersecting) this.waiting.add(bubble);
      else this.waiting.delete(bubble);
    }
    this.look();
  }

  private tellSoon(): void {
    if (this.told === this.seen.size) return;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.tellNow(), GATHER_MS);
  }

  private async tellNow(): Promise<void> {
    const before = this.told;
    this.told = this.seen.size;
    try {
      await this.tell([...this.seen]);
    } catch (error) {
      // Nothing is lost: what comes into view next tells of these too.
      this.told = before;
      if (!(error instanceof SignInNeeded)) this.timer = window.setTimeout(() => this.look(), 10 * GATHER_MS);
    }
  }
}

/**
 * Whether its texts are open, or shown as damaged: waiting for those would leave the case unread,
 * and its alarm ringing, for ever. What only this member can't open was not read.
 */
export function isSettled(bubble: HTMLElement): boolean {
  return [...bubble.querySelectorAll<HTMLElement>(TEXTS)].every((text) =>
    ["open", "damaged"].includes(text.dataset["state"] ?? ""),
  );
}

/** The message, and all that are shown as one with it, or are its earlier versions. */
function idsIn(bubble: HTMLElement): string[] {
  const records = bubble.querySelectorAll<HTMLElement>("[data-record]");
  const ids = [...records].map((one) => one.dataset["record"] ?? "");
  return [...new Set([bubble.id.replace("message-", ""), ...ids])];
}
