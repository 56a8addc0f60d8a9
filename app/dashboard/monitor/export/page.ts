/** Export: cases are opened in this browser and written into one file, which the member keeps. */

import { find } from "app/dashboard/frame/browser/elements";
import { loadKeyring } from "app/dashboard/frame/browser/load-keyring";
import { sentenceOf } from "app/dashboard/frame/browser/sentences";
import { postJson } from "app/dashboard/frame/browser/server";
import { readTexts } from "app/dashboard/frame/browser/texts";
import { fillPlaceholders } from "vault/browser/placeholders";
import { RecordOpener } from "vault/browser/web_workers/record-opener";

import { collect, type Collected, type ServedExport } from "./collect";
import { csvOf } from "./files/csv";
import { htmlOf } from "./files/html";
import { jsonOf } from "./files/json";
import { EXPORT } from "./texts";

const { texts, values } = readTexts(EXPORT);
const form = find<HTMLFormElement>("#export-form");
const button = find<HTMLButtonElement>("button", form);

function say(sentence: string): void {
  const place = find("#said");
  place.textContent = sentence;
  place.hidden = false;
}

const maker = { organisation: values.organisation, member: values.maker, at: values.at };

function fileOf(kind: string, { cases }: Collected): readonly [string, string] {
  if (kind === "csv") return [csvOf(cases), "text/csv"];
  if (kind === "json") return [jsonOf(cases, maker), "application/json"];
  const { lang, dir } = document.documentElement;
  const labels = {
    ...texts,
    language: lang,
    direction: dir,
    closed: texts.notOpened,
    authors: {
      worker: texts.worker,
      member: texts.member,
      finding: texts.finding,
      note: texts.note,
      "remedy-action": texts.action,
      "remedy-note": texts.actionNote,
      task: texts.task,
      evidence: texts.evidence,
      custody: texts.custody,
      fact: texts.fact,
      gloss: texts.gloss,
      negotiation: texts.negotiation,
      agreement: texts.agreement,
      transfer: texts.transfer,
      "transfer-override": texts.override,
      "transfer-refusal": texts.refusal,
    },
  };
  return [htmlOf(cases, maker, labels), "text/html"];
}

function save(content: string, type: string, kind: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  link.download = `${values.name}.${kind}`;
  link.click();
  // The browser has begun to save it by then.
  window.setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function run(kind: string): Promise<void> {
  const opener = new RecordOpener(await loadKeyring());
  const collected = await collect(
    (body) => postJson<ServedExport>(values.source, body),
    opener,
    (count) => say(fillPlaceholders(texts.collecting, { count })),
  );
  save(...fileOf(kind, collected), kind);
  const { cases, closed } = collected;
  const missing = closed > 0 ? ` ${fillPlaceholders(texts.closed, { count: closed })}` : "";
  say(`${fillPlaceholders(texts.done, { count: cases.length })}${missing}`);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  button.disabled = true;
  run(String(new FormData(form).get("kind")))
    .catch((error: unknown) => say(`${texts.stopped} ${sentenceOf(error)}`))
    .finally(() => (button.disabled = false));
});
button.disabled = false;
