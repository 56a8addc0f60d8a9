/** The queue: keeps itself up to date, says so when it is not, and screens what came in. */

import { find } from "app/dashboard/frame/browser/elements";
import { skipWhatIsSame } from "app/dashboard/frame/browser/htmx-answers";
import { loadKeyring } from "app/dashboard/frame/browser/load-keyring";
import { locale } from "app/dashboard/frame/browser/sentences";
import { postJson } from "app/dashboard/frame/browser/server";
import { readTexts } from "app/dashboard/frame/browser/texts";
import { fillPlaceholders } from "vault/browser/placeholders";
import { RecordOpener } from "vault/browser/web_workers/record-opener";

import { FirstWords, type ServedWords } from "./browser/first-words";
import { type CaseRow, Rows } from "./browser/rows";
import { sameAsDialog } from "./browser/same-as";
import { Screening } from "./browser/screening";
import { type Compared, similar } from "./browser/similar";
import { SCREENING, STALE } from "./texts";

const { element: stale, texts, values } = readTexts(STALE);
const title = document.title;
let upToDate = new Date();

/** The number of unread cases goes before the title: a tab in the background shows it. */
function count(): void {
  const unread = Number(document.getElementById("sum")?.dataset["unread"] ?? 0);
  document.title = unread > 0 ? `(${unread}) ${title}` : title;
  const place = document.querySelector<HTMLElement>('[aria-current="page"] .count');
  if (place === null) return;
  place.textContent = String(unread);
  place.hidden = unread === 0;
}

function fresh(): void {
  upToDate = new Date();
  stale.hidden = true;
  count();
}

function sayStale(): void {
  const time = upToDate.toLocaleTimeString(locale(), {
    timeStyle: "short",
    hourCycle: "h23",
    timeZone: values.zone,
  });
  stale.textContent = fillPlaceholders(texts.text, { time });
  stale.hidden = false;
}

let opener: Promise<RecordOpener> | undefined;
/** The keys are fetched once a row wants them: an empty list needs none. */
const firstWords = new FirstWords(
  () => (opener ??= loadKeyring().then((keyring) => new RecordOpener(keyring))),
  (cases) => postJson<ServedWords>(values.words, { cases }),
);

const list = find("#queue");
const { element: bar, texts: words, values: addresses } = readTexts(SCREENING);
const rows = new Rows(list, () => {
  screening.show();
  firstWords.showWhole(new Set(rows.meant().map(({ id }) => id)));
});
const choose = sameAsDialog(words);

function placeOf({ element }: CaseRow): HTMLElement {
  return find("[data-first-words]", element);
}

function compared(row: CaseRow): Compared {
  const { category = "", factory = "" } = row.element.dataset;
  return { id: row.id, category, factory, text: firstWords.textOf(placeOf(row)) };
}

function sameAs(row: CaseRow): Promise<string | undefined> {
  const all = rows.all();
  const suggested = similar(compared(row), all.map(compared)).flatMap((candidate) => {
    const other = all.find(({ id }) => id === candidate.id);
    if (other === undefined) return [];
    return [{ ...candidate, reference: other.reference, words: placeOf(other).textContent ?? "" }];
  });
  return choose(row.reference, suggested);
}

/**
 * Resolves when rows that were fetched after this call stand in the page: what the clock fetched
 * before may not know yet what was said.
 */
function refresh(): Promise<void> {
  const started = new Set<XMLHttpRequest>();
  const sent = (event: Event): unknown => started.add(requestOf(event));
  document.addEventListener("htmx:beforeRequest", sent);
  return new Promise((resolve) => {
    const answered = (event: Event): void => {
      if (!started.has(requestOf(event))) return;
      document.removeEventListener("htmx:beforeRequest", sent);
      document.removeEventListener("htmx:afterRequest", answered);
      resolve();
    };
    document.addEventListener("htmx:afterRequest", answered);
    list.dispatchEvent(new Event("refresh"));
  });
}

function requestOf(event: Event): XMLHttpRequest {
  return (event as CustomEvent<{ xhr: XMLHttpRequest }>).detail.xhr;
}

const screening = new Screening(bar, words, addresses, {
  rows,
  seen: (row) => firstWords.seen(placeOf(row)),
  sameAs,
  post: postJson,
  refresh,
});

/** Single keys work while the list has the focus, and nowhere else (WCAG 2.1.4). */
const KEYS: { readonly [key: string]: () => void } = {
  ArrowDown: () => rows.move(1),
  ArrowUp: () => rows.move(-1),
  j: () => rows.move(1),
  k: () => rows.move(-1),
  x: () => rows.toggle(),
};
list.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const move = KEYS[event.key];
  if (move) move();
  else if (!screening.key(event.key)) return;
  event.preventDefault();
});

skipWhatIsSame();
document.addEventListener("htmx:afterRequest", (event) => {
  if ((event as CustomEvent<{ successful: boolean }>).detail.successful) fresh();
  else sayStale();
});
document.addEventListener("htmx:beforeSwap", (event) => {
  if ((event as CustomEvent<{ shouldSwap: boolean }>).detail.shouldSwap) rows.remember();
});
document.addEventListener("htmx:afterSwap", () => {
  count();
  firstWords.watch();
  rows.restore();
});
count();
firstWords.watch();
