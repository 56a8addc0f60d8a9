/** Search: the index is made here, and what is looked for stays here. */

import { find } from "app/dashboard/frame/browser/elements";
import { SignInNeeded } from "app/dashboard/frame/browser/errors";
import { loadKeyring } from "app/dashboard/frame/browser/load-keyring";
import { locale, sentenceOf } from "app/dashboard/frame/browser/sentences";
import { postJson } from "app/dashboard/frame/browser/server";
import { sessionSeal } from "app/dashboard/frame/browser/session";
import { readTexts } from "app/dashboard/frame/browser/texts";
import { fillPlaceholders } from "vault/browser/placeholders";
import { RecordOpener, type ServedRecord } from "vault/browser/web_workers/record-opener";

import {
  bringUpToDate,
  type Progress,
  type ServedCase,
  type ServedCases,
} from "./bring-up-to-date";
import { IndexCalls } from "./index/index-calls";
import type { Found } from "./index/text-index";
import { isQuery } from "./index/words";
import { KeptTexts } from "./kept-texts";
import { LastQuery } from "./last-query";
import { Results } from "./results";
import { SEARCH } from "./texts";

const { texts, values } = readTexts(SEARCH);
const field = find<HTMLInputElement>("#query");
const sum = find("#sum");
const bar = find<HTMLProgressElement>("#progress");
const index = new IndexCalls();
const results = new Results(texts);

/** Cases shown; a word more finds fewer. */
const MOST = 50;
/** Between two letters of somebody who types. */
const PAUSE_MS = 150;

let cases: ReadonlyMap<string, ServedCase> = new Map();
let progress: Progress = { ready: 0, closed: 0, all: 0 };
let checked = false;
let built = false;
let asked = 0;
let timer: number | undefined;
let last: LastQuery | undefined;

function number(count: number): string {
  return count.toLocaleString(locale());
}

function say(sentence: string): void {
  const place = find("#said");
  place.textContent = sentence;
  place.hidden = sentence === "";
}

/** How far the index is, or what it holds. */
function showProgress(): void {
  const { ready, closed, all } = progress;
  bar.hidden = built;
  bar.max = Math.max(all, 1);
  bar.value = ready + closed;
  const sentence = built ? texts.searched : texts.building;
  const values = { ready: number(ready), all: number(all), cases: number(cases.size) };
  sum.textContent = fillPlaceholders(sentence, values);
  if (built && closed > 0) {
    sum.textContent += ` ${fillPlaceholders(texts.closed, { count: number(closed) })}`;
  }
}

function showFound({ count, some, cases: found }: Found, query: string): void {
  results.show(found, cases);
  const nothing = built ? texts.nothing : texts.nothingYet;
  if (count === 0) return say(fillPlaceholders(nothing, { query }));
  const sentence = count > found.length ? texts.first : texts.found;
  const counted = { count: number(count), shown: number(found.length) };
  const said = fillPlaceholders(sentence, counted);
  say(some ? `${texts.some} ${said}` : said);
}

/** Looks for what stands in the field; an answer that came too late is not shown. */
async function search(): Promise<void> {
  asked += 1;
  const mine = asked;
  const query = field.value.trim();
  void last?.keep(query);
  if (!isQuery(query)) {
    results.show([], cases);
    return say("");
  }
  const found = await index.search(query, MOST);
  if (mine === asked) showFound(found, query);
}

function searchSoon(): void {
  window.clearTimeout(timer);
  timer = window.setTimeout(() => void search().catch(stop), PAUSE_MS);
}

function stop(error: unknown): void {
  const place = find("#stopped");
  const why = checked ? texts.stopped : texts.noKeys;
  const isOver = error instanceof SignInNeeded;
  place.textContent = isOver ? sentenceOf(error) : `${why} ${sentenceOf(error)}`;
  place.hidden = false;
}

/** More can be found. Rows in which a member moves about by keyboard stay as they are. */
function searchAgain(): void {
  if (!find("#found").contains(document.activeElement)) searchSoon();
}

async function build(): Promise<void> {
  const keyring = await loadKeyring();
  checked = true;
  const seal = await sessionSeal(keyring.member);
  last = await LastQuery.of(seal);
  const before = await last.giveBack();
  if (field.value === "") field.value = before;
  await bringUpToDate({
    server: {
      cases: (following) => postJson<ServedCases>(values.cases, following ?? {}),
      records: async (opening, ids) => {
        const answer = await postJson<{ readonly records: readonly ServedRecord[] }>(
          values.records,
          { opening, ids },
        );
        return answer.records;
      },
    },
    kept: new KeptTexts(seal),
    opener: new RecordOpener(keyring),
    index,
    onProgress: (now, known) => {
      [progress, cases] = [now, known];
      showProgress();
      searchAgain();
    },
  });
  built = true;
  showProgress();
  searchAgain();
}

find("#search-form").addEventListener("submit", (event) => {
  event.preventDefault();
  searchSoon();
});
field.addEventListener("input", searchSoon);
build().catch(stop);
