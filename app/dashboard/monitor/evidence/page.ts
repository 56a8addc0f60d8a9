/** The evidence of one case: opens what is sealed in it, and seals what a member writes. */

import { locale } from "app/dashboard/frame/browser/sentences";
import { readTexts } from "app/dashboard/frame/browser/texts";
import type { JsonObject } from "vault/browser/encoding";
import { fillPlaceholders } from "vault/browser/placeholders";

import { emptied, openSealedPage } from "../case/forms/sealed-page";
import { watchFact } from "./facts/fact-form";
import { besideMinimum, type Figure, inWords } from "./facts/figures";
import { watchCustody, watchItem } from "./forms";
import { EVIDENCE } from "./texts";

const { texts, values } = readTexts(EVIDENCE);
const language = locale();
const PERIODS: Readonly<Record<string, string>> = {
  hour: texts.periodHour,
  day: texts.periodDay,
  week: texts.periodWeek,
  month: texts.periodMonth,
};

/** A figure is sealed as a bare number: it is shown with all that belongs to it. */
function showFigure(id: string, content: JsonObject): void {
  const beside = document.querySelector<HTMLElement>(`[data-compared="${id}"]`);
  const place = document.querySelector<HTMLElement>(`[data-record="${id}"][data-field="value"]`);
  if (beside === null || place === null || typeof content["value"] !== "string") return;
  const figure = content as unknown as Figure;
  place.textContent = inWords(figure, PERIODS[figure.period ?? ""] ?? "", language);
  const compared = besideMinimum(figure, language);
  beside.textContent = compared === undefined ? "" : fillPlaceholders(texts.minimum, compared);
}

openSealedPage({
  part: "register",
  called: "evidence",
  records: values.records,
  texts,
  onOpened: (id, _text, content) => showFigure(id, content),
  watchForm: (form, about, keyring) => {
    const sent = (): string => emptied(form, "register");
    if (about === "item") watchItem(form, keyring, texts, sent);
    else if (about === "fact") watchFact(form, keyring, texts, sent);
    else watchCustody(form, keyring, texts, sent);
  },
});
