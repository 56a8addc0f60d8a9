/** Brings the index up to date: what is kept, less what is gone, and what is new, opened here. */

import type { RecordOpener, ServedRecord } from "vault/browser/web_workers/record-opener";

import type { IndexCalls } from "./index/index-calls";
import type { OpenedText } from "./index/text-index";
import { PORTION, type KeptText, type KeptTexts } from "./kept-texts";

/** Who wrote a text: a worker, a member, or a member in a finding, a note or a plan. */
export type Author =
  | "worker"
  | "member"
  | "finding"
  | "note"
  | "remedy-action"
  | "remedy-note"
  | "task"
  | "evidence"
  | "custody"
  | "fact"
  | "gloss"
  | "negotiation"
  | "agreement";

/** One case as the server gives it: clear facts in words, and the ids of its texts. */
export interface ServedCase {
  readonly id: string;
  readonly address: string;
  readonly reference: string;
  /** References of cases that were joined to it. */
  readonly joined: string;
  readonly level: string;
  readonly danger: boolean;
  readonly to_do: string;
  readonly category: string;
  readonly factory: string;
  readonly code: string;
  readonly country: string;
  /** Root causes, money and polls, in words. */
  readonly remedy: string;
  /** The page of the plan. */
  readonly plan: string;
  /** The page of the evidence register. */
  readonly evidence: string;
  readonly opened: string;
  readonly opened_exact: string;
  readonly texts: readonly (readonly [id: string, author: Author])[];
}

/** Where the server's list goes on. */
export interface Following {
  readonly ended: boolean;
  readonly after: string | null;
}

export interface ServedCases {
  readonly opening: string | null;
  readonly cases: readonly ServedCase[];
  readonly following: Following | null;
}

/** Asks the server. */
export interface Server {
  cases(following: Following | null): Promise<ServedCases>;
  records(opening: string, ids: readonly string[]): Promise<readonly ServedRecord[]>;
}

/** How far the index is: texts in it, texts that did not open, and all that there are. */
export interface Progress {
  readonly ready: number;
  readonly closed: number;
  readonly all: number;
}

export interface Tools {
  readonly server: Server;
  readonly kept: Pick<KeptTexts, "load" | "keepOnly" | "add">;
  readonly opener: Pick<RecordOpener, "openRecord">;
  readonly index: Pick<IndexCalls, "addCases" | "addTexts">;
  /** Called whenever more can be found. */
  readonly onProgress: (progress: Progress, cases: ReadonlyMap<string, ServedCase>) => void;
}

/** The facts by which a case is found. */
const FACTS = ["reference", "joined", "factory", "code", "country", "category", "remedy"] as const;

/** @throws what the server or the index throws; what is in the index by then is searched. */
export async function bringUpToDate(tools: Tools): Promise<void> {
  await new UpToDate(tools).run();
}

class UpToDate {
  private readonly cases = new Map<string, ServedCase>();
  /** The case of each text. */
  private readonly caseOf = new Map<string, string>();
  private ready = 0;
  private closed = 0;

  constructor(private readonly tools: Tools) {}

  async run(): Promise<void> {
    const kept = new Map(await this.tools.kept.load());
    const opening = await this.list();
    await this.tools.kept.keepOnly(new Set(this.caseOf.keys()));
    const known = [...kept].filter(([id]) => this.caseOf.has(id));
    for (const portion of portions(known)) await this.add(portion);
    const missing = [...this.caseOf.keys()].filter((id) => !kept.has(id));
    for (const ids of portions(missing)) await this.fetch(opening, ids);
  }

  /** All cases, with the ids of their texts; gives the opening's name. */
  private async list(): Promise<string> {
    let opening = "";
    let following: Following | null = null;
    do {
      const answer: ServedCases = await this.tools.server.cases(following);
      opening = answer.opening ?? opening;
      following = answer.following;
      // A case that moved in the list meanwhile comes twice.
      const fresh = answer.cases.filter(({ id }) => !this.cases.has(id));
      for (const one of fresh) {
        this.cases.set(one.id, one);
        for (const [id] of one.texts) this.caseOf.set(id, one.id);
      }
      await this.tools.index.addCases(fresh.map((one) => ({ id: one.id, facts: factsOf(one) })));
      this.tell();
    } while (following !== null);
    return opening;
  }

  private async fetch(opening: string, ids: readonly string[]): Promise<void> {
    const records = await this.tools.server.records(opening, ids);
    const opened = await Promise.all(records.map((record) => this.open(record)));
    const texts = opened.filter((one) => one !== undefined);
    // What was erased since the list was made is not given, and is no text any more.
    const given = new Set(records.map(({ id }) => id));
    for (const id of ids) if (!given.has(id)) this.caseOf.delete(id);
    this.closed += records.length - texts.length;
    await this.add(texts);
    await this.tools.kept.add(texts);
  }

  /** What does not open is counted; the case itself says why. */
  private async open(record: ServedRecord): Promise<KeptText | undefined> {
    try {
      const text = searchedText(await this.tools.opener.openRecord(record));
      return text === undefined ? undefined : [record.id, text];
    } catch {
      return undefined;
    }
  }

  private async add(texts: readonly KeptText[]): Promise<void> {
    const opened = texts.map(
      ([id, text]): OpenedText => ({ id, case: this.caseOf.get(id) ?? "", text }),
    );
    await this.tools.index.addTexts(opened);
    this.ready += texts.length;
    this.tell();
  }

  private tell(): void {
    const { ready, closed } = this;
    this.tools.onProgress({ ready, closed, all: this.caseOf.size }, this.cases);
  }
}

/**
 * What a record says: a message's text, as it can be read too where it may be Zawgyi; a summary;
 * what a piece of evidence shows; a figure.
 */
export function searchedText(content: Readonly<Record<string, unknown>>): string | undefined {
  const said = [content["text"], content["zawgyi"], content["summary"], content["supports"], content["value"]];
  const texts = said.filter((one) => typeof one === "string");
  return texts.length === 0 ? undefined : texts.join("\n");
}

function factsOf(one: ServedCase): Readonly<Record<string, string>> {
  return Object.fromEntries(FACTS.map((name) => [name, one[name]]));
}

function portions<One>(all: readonly One[]): One[][] {
  const count = Math.ceil(all.length / PORTION);
  return Array.from({ length: count }, (_, at) => all.slice(at * PORTION, (at + 1) * PORTION));
}
