/** The queue: keeps itself up to date and says so when it is not. */

import { skipWhatIsSame } from "app/dashboard/frame/browser/htmx-answers";
import { loadKeyring } from "app/dashboard/frame/browser/load-keyring";
import { locale } from "app/dashboard/frame/browser/sentences";
import { postJson } from "app/dashboard/frame/browser/server";
import { readTexts } from "app/dashboard/frame/browser/texts";
import { fillPlaceholders } from "vault/browser/placeholders";
import { RecordOpener } from "vault/browser/web_workers/record-opener";

import { FirstWords, type ServedWords } from "./first-words";
import { STALE } from "./texts";

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

skipWhatIsSame();
document.addEventListener("htmx:afterRequest", (event) => {
  if ((event as CustomEvent<{ successful: boolean }>).detail.successful) fresh();
  else sayStale();
});
document.addEventListener("htmx:afterSwap", () => {
  count();
  firstWords.watch();
});
count();
firstWords.watch();
