/** A translation model on the organisation's own machine, as the page of a gloss knows it. */

/** Why a model gave no gloss. */
export type Trouble = "silent" | "refused";

export class NoGloss extends Error {
  /** `detail` is the model's own sentence, where it gave one. */
  constructor(
    readonly trouble: Trouble,
    readonly detail = "",
  ) {
    super(trouble);
    this.name = "NoGloss";
  }
}

export interface TranslationModel {
  /**
   * @param from, to codes of languages, ISO 639-1.
   * @throws NoGloss where it does not answer, or can't do it.
   */
  translate(text: string, from: string, to: string): Promise<string>;
}
