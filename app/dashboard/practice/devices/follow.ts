/** Long polling: one question stands open for as long as somebody looks at the page. */

import { Refused } from "./relay";

const PAUSE_MS = 3000;
const away = new Set<object>();

/** What a device follows. */
export interface Feed {
  /** Shows all there is; answers the number of the last entry. */
  readonly refresh: (signal: AbortSignal) => Promise<number>;
  /** Answers true when something came after `last`, false when the time is up. */
  readonly wait: (last: number, signal: AbortSignal) => Promise<boolean>;
}

/** Follows `feed` until it is told to stop; hidden pages rest. */
export class Follower {
  private running = new AbortController();

  constructor(private readonly feed: Feed) {
    document.addEventListener("visibilitychange", () => this.restart());
    this.restart();
  }

  /** Begins anew: another phone was taken up, or the page is seen again. */
  restart(): void {
    this.running.abort();
    this.running = new AbortController();
    if (document.visibilityState === "visible") void this.run(this.running.signal);
  }

  /** Shows at once what the page itself has caused. */
  async refresh(): Promise<void> {
    await this.feed.refresh(this.running.signal).catch(ignoreAbort);
  }

  private async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        const last = await this.feed.refresh(signal);
        tell(this, "");
        while (!(await this.feed.wait(last, signal))) signal.throwIfAborted();
      } catch (error) {
        if (signal.aborted) return;
        tell(this, error instanceof Refused ? error.message : String(error));
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    }
  }
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof DOMException && error.name === "AbortError")) throw error;
}

/** One sentence at the top of the page, as long as one device has no answer. */
function tell(who: object, sentence: string): void {
  const place = document.querySelector<HTMLElement>("#away");
  if (place === null) return;
  if (sentence) away.add(who);
  else away.delete(who);
  if (sentence && place.textContent !== sentence) place.textContent = sentence;
  place.hidden = away.size === 0;
}
