/** The index: which cases hold what a member looks for. It knows texts; it is kept nowhere. */

import MiniSearch, { type MatchInfo, type SearchOptions, type SearchResult } from "minisearch";

import { excerpt, marked, type Piece, type Range } from "./excerpt";
import { cutter, spelling, UNSPACED, wordsOf, type Cutter, type Spelling } from "./words";

/** What is clear of a case and can be looked for, by name: its reference, its factory and so on. */
export interface SearchedCase {
  readonly id: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** One opened text of a case. */
export interface OpenedText {
  readonly id: string;
  readonly case: string;
  readonly text: string;
}

/** A text in which something was found, around it. */
export interface FoundText {
  readonly id: string;
  readonly pieces: readonly Piece[];
}

export interface FoundCase {
  readonly id: string;
  /** Each fact, with what was found in it. */
  readonly facts: Readonly<Record<string, readonly Piece[]>>;
  /** The best ones. */
  readonly texts: readonly FoundText[];
  /** Texts in which something was found beyond those. */
  readonly more: number;
}

export interface Found {
  /** How many cases were found; the best of them are given. */
  readonly count: number;
  /** No text has all words that were looked for: these have some of them. */
  readonly some: boolean;
  readonly cases: readonly FoundCase[];
}

/** Texts shown of one case. */
const TEXTS = 3;
/** A word this long may be mistyped by one letter in five. */
const FUZZY_FROM = 5;
const FUZZY = 0.2;
const FACTS_FIRST = 2;

interface Indexed {
  readonly id: string;
  readonly text: string;
  readonly facts: string;
}

/** What a search gathers of one case before it is shown. */
interface Gathered {
  readonly texts: Map<string, readonly string[]>;
  readonly facts: Set<string>;
}

export class TextIndex {
  private readonly cases = new Map<string, SearchedCase>();
  private readonly texts = new Map<string, OpenedText>();
  /** Of texts in scripts without spaces alone. */
  private readonly spellings = new Map<string, Spelling>();
  private readonly terms = new Map<string, string[]>();
  private readonly index: MiniSearch<Indexed>;

  constructor(private readonly cut: Cutter = cutter()) {
    this.index = new MiniSearch<Indexed>({
      fields: ["text", "facts"],
      // Each text of a case has the facts of the case: they are cut once.
      tokenize: (text, field) => (field === "facts" ? this.termsOfFacts(text) : this.termsOf(text)),
      processTerm: (term) => term,
    });
  }

  /** How many texts are in it. */
  get size(): number {
    return this.texts.size;
  }

  addCases(cases: readonly SearchedCase[]): void {
    for (const one of cases) {
      if (this.cases.has(one.id)) continue;
      this.cases.set(one.id, one);
      this.index.add({ id: one.id, text: "", facts: factsOf(one) });
    }
  }

  /** Adds texts of cases that are known. */
  addTexts(texts: readonly OpenedText[]): void {
    for (const one of texts) {
      const searched = this.cases.get(one.case);
      if (searched === undefined || this.texts.has(one.id)) continue;
      this.texts.set(one.id, one);
      if (UNSPACED.test(one.text)) this.spellings.set(one.id, spelling(one.text));
      this.index.add({ id: one.id, text: one.text, facts: factsOf(searched) });
    }
  }

  /** The `most` best cases. Where no text has all words, texts with some of them are found. */
  search(query: string, most: number): Found {
    const terms = this.termsOf(query);
    const gathered = new Map<string, Gathered>();
    if (terms.length > 0) {
      const all = this.index.search(query, { ...OPTIONS, combineWith: "AND" });
      for (const result of all) this.gather(gathered, result);
    }
    const needle = UNSPACED.test(query) ? spelling(query).text : "";
    if (needle !== "") this.gatherUncut(gathered, needle);
    const some = gathered.size === 0 && terms.length > 1;
    if (some) {
      const any = this.index.search(query, { ...OPTIONS, combineWith: "OR" });
      for (const result of any) this.gather(gathered, result);
    }
    const best = [...gathered].slice(0, most);
    return {
      count: gathered.size,
      some: some && gathered.size > 0,
      cases: best.map(([id, one]) => this.shown(id, one, needle)),
    };
  }

  private termsOf(text: string): string[] {
    return wordsOf(text, this.cut).map(({ term }) => term);
  }

  private termsOfFacts(facts: string): string[] {
    const known = this.terms.get(facts) ?? this.termsOf(facts);
    this.terms.set(facts, known);
    return known;
  }

  private gather(gathered: Map<string, Gathered>, { id, match }: SearchResult): void {
    const text = this.texts.get(id as string);
    const one = gatheredOf(gathered, text?.case ?? (id as string));
    for (const term of termsIn(match, "facts")) one.facts.add(term);
    const terms = termsIn(match, "text");
    if (text !== undefined && terms.length > 0) one.texts.set(text.id, terms);
  }

  /** Where a script has no spaces, what was typed may be a part of what the dictionary cut. */
  private gatherUncut(gathered: Map<string, Gathered>, needle: string): void {
    for (const [id, { text }] of this.spellings) {
      const found = this.texts.get(id);
      if (found === undefined || !text.includes(needle)) continue;
      const { texts } = gatheredOf(gathered, found.case);
      if (!texts.has(id)) texts.set(id, []);
    }
  }

  private shown(id: string, { texts, facts }: Gathered, needle: string): FoundCase {
    const searched = this.cases.get(id);
    const best = [...texts].slice(0, TEXTS);
    return {
      id,
      facts: Object.fromEntries(
        Object.entries(searched?.facts ?? {}).map(([name, fact]) => [
          name,
          marked(fact, this.ranges(fact, facts)),
        ]),
      ),
      texts: best.map(([text, terms]) => ({ id: text, pieces: this.around(text, terms, needle) })),
      more: texts.size - best.length,
    };
  }

  private around(id: string, terms: readonly string[], needle: string): Piece[] {
    const text = this.texts.get(id)?.text ?? "";
    const ranges = this.ranges(text, new Set(terms));
    return excerpt(text, wordsOf(text, this.cut), [...ranges, ...this.uncut(id, needle)]);
  }

  private ranges(text: string, terms: ReadonlySet<string>): Range[] {
    return wordsOf(text, this.cut).filter(({ term }) => terms.has(term));
  }

  private uncut(id: string, needle: string): Range[] {
    const spelled = this.spellings.get(id);
    if (spelled === undefined || needle === "") return [];
    const ranges: Range[] = [];
    for (let at = spelled.text.indexOf(needle); at >= 0; at = spelled.text.indexOf(needle, at + 1)) {
      const start = spelled.starts[at] ?? 0;
      ranges.push({ start, end: spelled.ends[at + needle.length - 1] ?? start });
    }
    return ranges;
  }
}

const OPTIONS: SearchOptions = {
  boost: { facts: FACTS_FIRST },
  // One letter begins too many words.
  prefix: (term) => term.length > 1,
  // A number that is nearly another is another; a letter of a script without spaces is a word.
  fuzzy: (term) =>
    [...term].length >= FUZZY_FROM && !/\p{Nd}/u.test(term) && !UNSPACED.test(term) && FUZZY,
};

function factsOf({ facts }: SearchedCase): string {
  return Object.values(facts).join(" \n ");
}

function gatheredOf(gathered: Map<string, Gathered>, id: string): Gathered {
  const one = gathered.get(id) ?? { texts: new Map(), facts: new Set() };
  gathered.set(id, one);
  return one;
}

function termsIn(match: MatchInfo, field: string): string[] {
  return Object.keys(match).filter((term) => match[term]?.includes(field));
}
