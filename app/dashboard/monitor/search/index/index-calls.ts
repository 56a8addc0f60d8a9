/** The page's side of the index, which is in a worker of its own. */

import { WorkerCalls } from "vault/browser/web_workers/worker-calls";

import type { Found, OpenedText, SearchedCase } from "./text-index";

export type IndexRequest =
  | { readonly cases: readonly SearchedCase[] }
  | { readonly texts: readonly OpenedText[] }
  | { readonly query: string; readonly most: number };

export class IndexCalls {
  private readonly calls = new WorkerCalls(new URL("./search.worker.js", import.meta.url));

  async addCases(cases: readonly SearchedCase[]): Promise<void> {
    await this.calls.call({ cases } satisfies IndexRequest);
  }

  async addTexts(texts: readonly OpenedText[]): Promise<void> {
    await this.calls.call({ texts } satisfies IndexRequest);
  }

  search(query: string, most: number): Promise<Found> {
    return this.calls.call<Found>({ query, most } satisfies IndexRequest);
  }
}
