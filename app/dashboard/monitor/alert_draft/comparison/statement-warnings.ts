/** Warnings beside the statements: digits, times, and what a worker wrote in the same words. */

import { find } from "app/dashboard/frame/browser/elements";
import { fillPlaceholders } from "vault/browser/placeholders";

import { languageOf, type DraftForm } from "../form/draft-form";
import type { DraftTexts } from "../texts";
import { warnings } from "./overlap";

/** Shows each sentence once. */
export function listSentences(place: Element, sentences: readonly string[]): void {
  place.replaceChildren(
    ...[...new Set(sentences)].map((sentence) => {
      const item = document.createElement("li");
      item.textContent = sentence;
      return item;
    }),
  );
}

export class StatementWarnings {
  constructor(
    private readonly form: DraftForm,
    private readonly texts: DraftTexts,
    /** What workers wrote, as far as it is open. */
    private readonly workersTexts: () => readonly string[],
  ) {}

  /** The warnings of one statement, as sentences. */
  of(statement: string): string[] {
    return warnings(statement, this.workersTexts()).map(({ kind, text }) =>
      fillPlaceholders(this.texts[kind], { text }),
    );
  }

  /** Shows them beside each statement. */
  show(): void {
    for (const area of this.form.areas()) {
      const place = find(`[data-warnings="${languageOf(area)}"]`, this.form.element);
      listSentences(place, this.of(area.value));
    }
  }
}
