/** The gloss of one message: opens the original beside it, and seals what a member writes. */

import { readTexts } from "app/dashboard/frame/browser/texts";

import { openSealedPage } from "../case/forms/sealed-page";
import { watchGloss, watchModel } from "./forms";
import { GLOSS } from "./texts";

const { texts, values } = readTexts(GLOSS);
/** The shortest part that a carrier cuts a text into: a shorter one was a text by itself. */
const SHORTEST_PART = 66;

/** The message as its writer meant it, of all its parts; "" while one of them is not open. */
function original(): string {
  const parts = [...document.querySelectorAll<HTMLElement>("#original [data-record]")];
  if (parts.some(({ dataset }) => dataset["state"] !== "open")) return "";
  const written = parts.map(({ textContent }) => textContent ?? "");
  return written.map((one) => (one.length < SHORTEST_PART ? `${one}\n` : one)).join("").trim();
}

openSealedPage({
  part: "parts",
  called: "gloss",
  records: values.records,
  texts,
  watchForm: (form, about, keyring) => {
    if (about === "model") watchModel(form, keyring, texts, original);
    else watchGloss(form, keyring, texts);
  },
});
