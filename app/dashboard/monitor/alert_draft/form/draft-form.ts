/** The draft's form: what it says now, and what is said beside its fields. */

import { find, valueOf } from "app/dashboard/frame/browser/elements";
import type { AnsweredRemark, Recipient } from "vault/browser/documents/alert";
import type { JsonObject } from "vault/browser/encoding";

import { newReference } from "./references";

export interface Objection {
  readonly field: string;
  readonly sentence: string;
}

/** What the drafter has chosen and written so far. */
export interface Draft {
  readonly fields: JsonObject;
  readonly statements: { readonly [language: string]: string };
  readonly recipients: readonly Recipient[];
  readonly observation: boolean;
}

/** A draft with what was remarked about its statements. */
export interface RemarkedDraft extends Draft {
  readonly remarks: readonly AnsweredRemark[];
}

const ONE_OF = ["period", "asked_action", "remedy_requested", "due_month"];
const ONE_OR_NONE = ["factory", "contractor"];
const SEVERAL = ["ilo", "what_not_to_do"];

export class DraftForm {
  readonly reference = newReference();
  /** Each recipient's own reference, by member. */
  private readonly references = new Map<string, string>();

  constructor(
    readonly element: HTMLFormElement,
    /** The fields that the case decides. */
    private readonly fixed: JsonObject,
  ) {
    find("[data-reference]", element).textContent = this.reference;
  }

  /** Which head office is to release it. */
  get offices(): HTMLSelectElement {
    return find<HTMLSelectElement>("#office", this.element);
  }

  /** The name of the factory where it is chosen and so small that both must sign for naming it. */
  get smallFactory(): string | undefined {
    const select = find<HTMLSelectElement>('select[name="factory"]', this.element);
    return this.element.dataset["small"] === "true" && select.value !== ""
      ? select.value
      : undefined;
  }

  /** The name of a buyer who can be chosen, by member id. */
  nameOf(member: string): string | undefined {
    const box = this.element.querySelector<HTMLInputElement>(
      `[name="recipient"][value="${member}"]`,
    );
    return box?.dataset["name"];
  }

  read(): Draft {
    const data = new FormData(this.element);
    const one = (name: string): string => String(data.get(name) ?? "");
    const named = (names: string[], value: (name: string) => JsonObject[string]) =>
      Object.fromEntries(names.map((name) => [name, value(name)]));
    return {
      fields: {
        ...this.fixed,
        ...named(ONE_OF, one),
        ...named(ONE_OR_NONE, (name) => one(name) || null),
        ...named(SEVERAL, (name) => data.getAll(name).map(String)),
        reference: this.reference,
      },
      statements: Object.fromEntries(
        this.areas()
          .map((area): [string, string] => [languageOf(area), area.value.trim()])
          .filter(([, text]) => text !== ""),
      ),
      recipients: this.chosen(),
      observation: data.has("observation"),
    };
  }

  areas(): HTMLTextAreaElement[] {
    return [...this.element.querySelectorAll<HTMLTextAreaElement>("[data-statement-of] textarea")];
  }

  /** True when the drafter ticked to vouch for it; for English the signature says so. */
  vouches(language: string): boolean {
    const tick = this.element.querySelector<HTMLInputElement>(`[name="vouch-${language}"]`);
    return tick === null || tick.checked;
  }

  /** Shows each objection beside its field, and clears the others. */
  show(objections: readonly Objection[]): void {
    for (const place of this.element.querySelectorAll<HTMLElement>("[data-objections]")) {
      const mine = objections.filter(({ field }) => field === place.dataset["objections"]);
      const sentence = mine.map((objection) => objection.sentence).join(" ");
      if (place.textContent !== sentence) place.textContent = sentence;
      place.hidden = sentence === "";
    }
  }

  /** Fills in a draft that came back. Choices that are no longer offered stay as they are. */
  fill(fields: JsonObject, statements: JsonObject): void {
    for (const name of [...ONE_OF, ...ONE_OR_NONE]) {
      const select = find<HTMLSelectElement>(`select[name="${name}"]`, this.element);
      const value = String(fields[name] ?? "");
      if ([...select.options].some((option) => option.value === value)) select.value = value;
    }
    for (const name of SEVERAL) {
      const chosen = fields[name];
      if (!Array.isArray(chosen)) continue;
      for (const box of this.element.querySelectorAll<HTMLInputElement>(`[name="${name}"]`)) {
        box.checked = chosen.includes(box.value);
      }
    }
    for (const area of this.areas()) area.value = String(statements[languageOf(area)] ?? "");
  }

  private chosen(): Recipient[] {
    const ticked = this.element.querySelectorAll<HTMLInputElement>('[name="recipient"]:checked');
    return [...ticked].map((box) => ({
      affiliate: valueOf(box, "affiliate"),
      member: box.value,
      email: valueOf(box, "email"),
      language: valueOf(box, "language"),
      reference: this.referenceFor(box.value),
    }));
  }

  private referenceFor(member: string): string {
    const reference = this.references.get(member) ?? newReference();
    this.references.set(member, reference);
    return reference;
  }
}

export function languageOf(area: HTMLTextAreaElement): string {
  const field = area.closest<HTMLElement>("[data-statement-of]");
  if (field === null) throw new Error("The page has a text that is no statement.");
  return valueOf(field, "statementOf");
}
