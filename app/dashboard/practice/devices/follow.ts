/** Long polling: one question stands open for as long as somebody looks at the page. */

import type { AwayNotice } from "./away-notice";
import { Refused } from "./relay";

const PAUSE_MS = 3000;

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

  constructor(
    private readonly feed: Feed,
    private readonly away: AwayNotice,
  ) {
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
        this.away.tell(this, "");
        while (!(await this.feed.wait(last, signal))) signal.throwIfAborted();
      } catch (error) {
        if (signal.aborted) return;
        this.away.tell(this, error instanceof Refused ? error.message : String(error));
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    }
  }
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof DOMException && error.name === "AbortError")) throw error;
}
