/**
 * Opened texts, kept for as long as the session lasts, so that the page opens only what is new when
 * it is loaded again. They are sealed in portions: no browser stands still over one of them.
 */

import { getSealed, putSealed, removeSealed } from "app/dashboard/frame/browser/sealed-store";
import type { Bytes, Json, JsonObject } from "vault/browser/encoding";
import { DoesNotOpen } from "vault/browser/errors";

/** A text as it is kept: its id, and what it says. */
export type KeptText = readonly [id: string, text: string];

/** Texts in one portion. */
export const PORTION = 200;
const PATH = "/search";

/** What seals: vault/browser/kept.ts. */
export interface Seal {
  nameOf(path: string, called: string): Promise<string>;
  seal(name: string, content: JsonObject): Promise<Bytes>;
  open(name: string, sealed: Bytes): Promise<JsonObject>;
}

/** Where sealed bytes lie, by name. */
export interface Store {
  put(name: string, sealed: Bytes): Promise<void>;
  get(name: string): Promise<Bytes | undefined>;
  remove(name: string): Promise<void>;
}

const BROWSER: Store = { put: putSealed, get: getSealed, remove: removeSealed };

/** A store that is full, or refuses, keeps nothing, and nobody is the worse for it. */
export class KeptTexts {
  private portions: KeptText[][] = [];
  private refused = false;

  constructor(
    private readonly seal: Seal,
    private readonly store: Store = BROWSER,
  ) {}

  /** All that is kept. What an earlier session sealed does not open, and goes. */
  async load(): Promise<KeptText[]> {
    try {
      for (;;) {
        const number = this.portions.length;
        const sealed = await this.store.get(await this.nameOf(number));
        if (sealed === undefined) return this.portions.flat();
        const portion = await this.opened(number, sealed);
        this.portions.push(portion ?? []);
        if (portion === undefined) await this.write(number);
      }
    } catch {
      this.refused = true;
      return [];
    }
  }

  /** Drops all but these: the others were erased, or are not the organisation's any more. */
  async keepOnly(ids: ReadonlySet<string>): Promise<void> {
    for (const [number, portion] of this.portions.entries()) {
      const left = portion.filter(([id]) => ids.has(id));
      if (left.length === portion.length) continue;
      this.portions[number] = left;
      await this.write(number);
    }
  }

  /** Keeps what was opened. */
  async add(texts: readonly KeptText[]): Promise<void> {
    const waiting = [...texts];
    while (waiting.length > 0) {
      const roomy = this.portions.findIndex((portion) => portion.length < PORTION);
      const number = roomy < 0 ? this.portions.length : roomy;
      const portion = this.portions[number] ?? [];
      this.portions[number] = [...portion, ...waiting.splice(0, PORTION - portion.length)];
      await this.write(number);
    }
  }

  private async opened(number: number, sealed: Bytes): Promise<KeptText[] | undefined> {
    try {
      const content = await this.seal.open(await this.nameOf(number), sealed);
      return content["texts"] as unknown as KeptText[];
    } catch (error) {
      if (!(error instanceof DoesNotOpen)) throw error;
      return undefined;
    }
  }

  private async write(number: number): Promise<void> {
    if (this.refused) return;
    try {
      const name = await this.nameOf(number);
      const texts = (this.portions[number] ?? []) as unknown as Json;
      await this.store.put(name, await this.seal.seal(name, { texts }));
    } catch {
      this.refused = true;
      // What was erased must not stay in a portion that could not be written anew.
      await this.forget();
    }
  }

  private async forget(): Promise<void> {
    for (const number of this.portions.keys()) {
      await this.store.remove(await this.nameOf(number)).catch(() => undefined);
    }
  }

  private nameOf(number: number): Promise<string> {
    return this.seal.nameOf(PATH, `texts ${number}`);
  }
}
