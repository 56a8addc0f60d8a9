/** The remedy of one case: opens what is sealed in its plan, and seals what a member writes. */

import { readTexts } from "app/dashboard/frame/browser/texts";

import { restAfterSwap } from "../case/forms/fresh-steps";
import { openSealedPage } from "../case/forms/sealed-page";
import { watchAgreement, watchNegotiation } from "./agreements/forms";
import { watchNewAction, watchStep } from "./forms";
import { REMEDY } from "./texts";

const { texts, values } = readTexts(REMEDY);
const FORMS: Readonly<Record<string, typeof watchStep>> = {
  new: watchNewAction,
  negotiation: watchNegotiation,
  agreement: watchAgreement,
};

/** A link leads into a folded form, and opens it. */
function openFolded(id: string): void {
  const place = id === "" ? null : document.getElementById(id);
  const folded = place instanceof HTMLDetailsElement ? place : place?.closest("details");
  if (folded) folded.open = true;
}

/** What a link to the form of a new action says of it is chosen there. */
function choose({ element, kind, agreement }: DOMStringMap): void {
  const chosen = { element: element ?? "", kind: kind ?? "", agreement: agreement ?? "" };
  for (const [name, value] of Object.entries(chosen)) {
    const field = document.querySelector<HTMLSelectElement | HTMLInputElement>(
      `#new-action-form [name="${name}"]`,
    );
    if (field !== null) field.value = value;
  }
  document.querySelector<HTMLTextAreaElement>("#new-action-form textarea")?.focus();
}

document.addEventListener("click", ({ target }) => {
  const link = target instanceof Element ? target.closest<HTMLElement>('a[href^="#"]') : null;
  openFolded(link?.getAttribute("href")?.slice(1) ?? "");
  if (link !== null && "plans" in link.dataset) choose(link.dataset);
});

restAfterSwap("htmx:afterSwap", "plan", "button[data-step]");
openFolded(location.hash.slice(1));
openSealedPage({
  part: "plan",
  called: "remedy",
  records: values.records,
  texts,
  watchForm: (form, about, keyring) => (FORMS[about] ?? watchStep)(form, keyring, texts),
});
