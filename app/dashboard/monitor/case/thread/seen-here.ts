/** Which of a worker's texts this member has had on the screen, for a reply that knows of them. */

import { isSettled, END } from "./read-on-screen";

const TEXTS = "li.bubble.worker";

/** A text of a worker: its number in its thread, and whether it was on the screen. */
export interface NumberedText {
  readonly number: number;
  readonly seen: boolean;
}

/** The number up to which all was seen; 0 where the first was not. */
export function readTo(texts: readonly NumberedText[]): number {
  const unseen = texts.filter(({ seen }) => !seen).map(({ number }) => number);
  if (unseen.length > 0) return Math.min(...unseen) - 1;
  return Math.max(0, ...texts.map(({ number }) => number));
}

function numberOf(bubble: HTMLElement): number {
  return Number(bubble.dataset["number"]);
}

function textsIn(place: ParentNode): HTMLElement[] {
  return [...place.querySelectorAll<HTMLElement>(TEXTS)];
}

/** A text to which another part came, or that was edited, is another text to see. */
function nameOf(bubble: HTMLElement): string {
  return `${bubble.id} ${numberOf(bubble)}`;
}

export class SeenHere {
  private readonly seen = new Set<string>();
  private readonly bubbles = new Map<Element, HTMLElement>();
  private readonly inView = new Set<HTMLElement>();
  private readonly sight: IntersectionObserver;

  /** What was read before the page was opened is known. */
  constructor() {
    for (const bubble of textsIn(document)) {
      if (!("unread" in bubble.dataset)) this.seen.add(nameOf(bubble));
    }
    this.sight = new IntersectionObserver((entries) => this.inSight(entries), { threshold: 1 });
    document.addEventListener("visibilitychange", () => this.look());
  }

  /** Waits for every text that was not seen yet. */
  watch(): void {
    for (const bubble of textsIn(document)) {
      const end = bubble.querySelector(END);
      if (end === null || this.seen.has(nameOf(bubble)) || this.bubbles.has(end)) continue;
      this.bubbles.set(end, bubble);
      this.sight.observe(end);
    }
  }

  /** Looks again: a text was opened, or the page is shown. */
  look(): void {
    if (document.visibilityState !== "visible") return;
    for (const bubble of this.inView) if (isSettled(bubble)) this.seen.add(nameOf(bubble));
  }

  /** The number up to which the member has seen all of a thread. */
  readTo(thread: ParentNode): number {
    return readTo(
      textsIn(thread).map((one) => ({ number: numberOf(one), seen: this.seen.has(nameOf(one)) })),
    );
  }

  private inSight(entries: readonly IntersectionObserverEntry[]): void {
    for (const { isIntersecting, target } of entries) {
      const bubble = this.bubbles.get(target);
      if (bubble === undefined) continue;
      if (isIntersecting) this.inView.add(bubble);
      else this.inView.delete(bubble);
    }
    this.look();
  }
}
