/** What was looked for last, sealed for as long as the session lasts: who comes back from a case finds it again. */

import { getSealed, putSealed } from "app/dashboard/frame/browser/sealed-store";
import type { KeptSeal } from "vault/browser/kept";

const PATH = "/search";

/** Whether the page was left and is shown again, or loaded again. */
function isShownAgain(): boolean {
  const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return entry?.type === "back_forward" || entry?.type === "reload";
}

/** A store that refuses keeps nothing. */
export class LastQuery {
  private kept = "";

  private constructor(
    private readonly seal: KeptSeal,
    private readonly name: string,
  ) {}

  static async of(seal: KeptSeal): Promise<LastQuery> {
    return new LastQuery(seal, await seal.nameOf(PATH, "query"));
  }

  async keep(query: string): Promise<void> {
    if (query === this.kept) return;
    this.kept = query;
    try {
      await putSealed(this.name, await this.seal.seal(this.name, { query }));
    } catch {
      // The next search tries again.
      this.kept = "";
    }
  }

  /** What to put into the field; "" where the page is opened anew. */
  async giveBack(): Promise<string> {
    if (!isShownAgain()) return "";
    try {
      const sealed = await getSealed(this.name);
      if (sealed === undefined) return "";
      return String((await this.seal.open(this.name, sealed))["query"] ?? "");
    } catch {
      return "";
    }
  }
}
