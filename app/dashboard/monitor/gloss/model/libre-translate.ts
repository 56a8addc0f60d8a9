/** The adapter for LibreTranslate's HTTP API: POST /translate {q, source, target, format}. */

import { NoGloss, type TranslationModel } from "./translation-model";

/** A model without a graphics card takes its time. */
const PATIENCE_MS = 120_000;

export class LibreTranslate implements TranslationModel {
  /** `address` is an origin of a private network: the server takes no other (model_address.py). */
  constructor(
    private readonly address: string,
    private readonly ask: typeof fetch = fetch.bind(globalThis),
  ) {}

  async translate(text: string, from: string, to: string): Promise<string> {
    const answer = await this.post({ q: text, source: from, target: to, format: "text" });
    const content = await readJson(answer);
    const gloss = content["translatedText"];
    if (answer.ok && typeof gloss === "string" && gloss.trim() !== "") return gloss;
    const said = content["error"];
    throw new NoGloss("refused", typeof said === "string" ? said : "");
  }

  private async post(body: object): Promise<Response> {
    try {
      return await this.ask(`${this.address}/translate`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
        // Nothing of the member's goes along, and nobody there can send the text on.
        credentials: "omit",
        referrerPolicy: "no-referrer",
        redirect: "error",
        cache: "no-store",
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
    } catch {
      throw new NoGloss("silent");
    }
  }
}

async function readJson(answer: Response): Promise<Readonly<Record<string, unknown>>> {
  try {
    const content: unknown = await answer.json();
    return typeof content === "object" && content !== null
      ? (content as Readonly<Record<string, unknown>>)
      : {};
  } catch {
    return {};
  }
}
