/** The form of a figure: what is typed is checked by its kind, then sealed. */

import { find } from "app/dashboard/frame/browser/elements";
import { newId } from "vault/browser/encoding";
import { fillPlaceholders } from "vault/browser/placeholders";
import type { Keyring } from "vault/browser/trust/keyring";

import { onSubmit, sealedHere } from "../../case/forms/sealed-form";
import type { EvidenceTexts } from "../texts";
import { type FactShape, readNumber, wrongWith } from "./figures";

/** `sent` is called once the server has it. */
export function watchFact(
  form: HTMLFormElement,
  keyring: Keyring,
  texts: EvidenceTexts,
  sent: () => string,
): void {
  const kind = find<HTMLSelectElement>("[name=kind]", form);
  const show = (): void => {
    const shape = shapeOf(kind);
    for (const field of form.querySelectorAll<HTMLElement>("[data-for]")) {
      field.hidden = shape === undefined || !shape[field.dataset["for"] as "money" | "wage"];
      for (const choice of field.querySelectorAll("select")) choice.required = !field.hidden;
    }
  };
  kind.addEventListener("change", show);
  show();
  onSubmit(form, texts, {
    seal: async () => {
      const sealed = await sealedHere("fact", newId(), figureOf(form, texts), keyring);
      return { path: form.action, body: { ...sealed, kind: kind.value } };
    },
    sent,
  });
}

function shapeOf(kind: HTMLSelectElement): FactShape | undefined {
  const shape = kind.selectedOptions[0]?.dataset["shape"];
  return shape === undefined ? undefined : (JSON.parse(shape) as FactShape);
}

/** What is sealed. @throws Error with the sentence that says what is wrong. */
function figureOf(form: HTMLFormElement, texts: EvidenceTexts): Record<string, string> {
  const shape = shapeOf(find<HTMLSelectElement>("[name=kind]", form));
  if (shape === undefined) throw new RangeError("no kind is chosen");
  const fields = new FormData(form);
  const of = (name: string): string => String(fields.get(name) ?? "").trim();
  const value = readNumber(of("value"));
  const minimum = shape.wage && of("minimum") !== "" ? readNumber(of("minimum")) : 0;
  const wrong = wrongWith(value, shape) ?? wrongWith(minimum, { ...shape, least: 0 });
  if (wrong !== undefined) {
    const { least, most } = shape;
    throw new RangeError(
      wrong === "whole" ? texts.whole : fillPlaceholders(texts.noNumber, { least, most }),
    );
  }
  return {
    value: String(value),
    text: of("text"),
    ...(shape.money ? { currency: of("currency") } : {}),
    ...(shape.wage ? { period: of("period") } : {}),
    ...(minimum ? { minimum: String(minimum) } : {}),
  };
}
