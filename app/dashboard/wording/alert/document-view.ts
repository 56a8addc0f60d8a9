/** Shows an alert document as its bytes say, to whoever is about to sign it. */

import { find } from "app/dashboard/frame/browser/elements";
import { locale } from "app/dashboard/frame/browser/sentences";
import { readTexts, type TextsOf } from "app/dashboard/frame/browser/texts";
import type { AlertDocument } from "vault/browser/documents/alert";
import { fromUtf8, sha256Hex, type Bytes, type Json } from "vault/browser/encoding";
import { fillPlaceholders } from "vault/browser/placeholders";

import { DOCUMENT } from "./texts";

/** What one recipient will get, as the server renders it for this recipient. */
export interface Preview {
  readonly member: string;
  readonly page: string;
  readonly subject: string;
  readonly mail: string;
}

interface Words {
  /** In the order in which they are shown. */
  readonly labels: readonly (readonly [field: string, label: string])[];
  readonly codes: { readonly [field: string]: { readonly [code: string]: string } };
}

/** The name of a recipient, as far as a page knows it: the document has the address only. */
type Who = (member: string) => string | undefined;

type Children = readonly (Node | string)[];

function make(name: string, children: Children, attributes: Record<string, string> = {}) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

export class DocumentView {
  private readonly page: HTMLElement;
  private readonly texts: TextsOf<typeof DOCUMENT>;
  private readonly words: Words;

  /** @throws Error where the page has no document.html. */
  constructor() {
    const { element, texts, values } = readTexts(DOCUMENT);
    [this.page, this.texts] = [element, texts];
    this.words = JSON.parse(values.labels) as Words;
  }

  /**
   * @param bytes what is signed; `alert` was read from them, so that nothing else can be shown.
   * @param before what the buyers of this case were told last.
   */
  async show(
    alert: AlertDocument,
    bytes: Bytes,
    who: Who,
    before?: AlertDocument,
  ): Promise<void> {
    this.place("[data-fields]").replaceChildren(...this.fields(alert, before));
    this.place("[data-statements]").replaceChildren(...this.statements(alert, before));
    this.place("[data-observation]").hidden = alert.observation !== true;
    this.place("[data-overlap]").textContent = fillPlaceholders(this.texts.compared, alert.overlap);
    this.place("[data-digest]").textContent = await sha256Hex(bytes);
    this.place("[data-bytes]").textContent = fromUtf8(bytes);
    this.place("[data-recipients]").replaceChildren(...this.recipients(alert, who, before));
    this.place("[data-former]").replaceChildren(...this.former(alert, before));
    this.place("[data-previews]").replaceChildren();
  }

  showPreviews(alert: AlertDocument, previews: readonly Preview[], who: Who): void {
    const shown = previews.map((preview, at) => {
      const recipient = alert.recipients.find(({ member }) => member === preview.member);
      const name = who(preview.member) ?? recipient?.email ?? "";
      return this.preview(preview, name, recipient?.language ?? "en", at === 0);
    });
    this.place("[data-previews]").replaceChildren(...shown);
  }

  private place(selector: string): HTMLElement {
    return find(selector, this.page);
  }

  /** In words with the code beside them: the words are ours, the code is what is signed. */
  private said(field: string, value: Json | undefined): string {
    if (value === null || value === undefined) return this.texts.nothing;
    if (Array.isArray(value)) return value.map((one) => this.said(field, one as Json)).join(", ");
    const words = this.words.codes[field]?.[String(value)];
    const code = apart(String(value));
    return words === undefined ? code : `${words} (${code})`;
  }

  private fields(alert: AlertDocument, before?: AlertDocument): Node[] {
    return this.words.labels.flatMap(([field, label]) => {
      const now = this.said(field, alert.fields[field]);
      const then = before && this.said(field, before.fields[field]);
      // Every alert has a reference of its own.
      const same = then === undefined || then === now || field === "reference";
      return [make("dt", [label]), make("dd", [now, ...(same ? [] : [this.was(then)])])];
    });
  }

  private was(before: string): Node {
    return make("div", [fillPlaceholders(this.texts.changed, { before })], { class: "was" });
  }

  private statements(alert: AlertDocument, before?: AlertDocument): Node[] {
    return Object.entries(alert.statements).flatMap(([language, text]) => {
      const then = before?.statements[language];
      const same = before === undefined || then === text;
      return [
        make("h3", [fillPlaceholders(this.texts.statement, { language: languageName(language) })]),
        ...paragraphs(text, language),
        ...(same ? [] : [this.was(then ?? this.texts.nothing)]),
      ];
    });
  }

  private recipients(
    alert: AlertDocument,
    who: Who,
    before?: AlertDocument,
  ): Node[] {
    return alert.recipients.map(({ member, email, language, reference }) => {
      const known = before?.recipients.some((one) => one.member === member) ?? true;
      const added = known ? [] : [" ", make("span", [this.texts.new], { class: "tag note" })];
      const name = who(member);
      return make("li", [
        ...(name === undefined ? [] : [make("strong", [name]), ", "]),
        make("bdi", [email]),
        `, ${languageName(language)}, `,
        make("span", [reference], { class: "code" }),
        ...added,
      ]);
    });
  }

  private former(alert: AlertDocument, before?: AlertDocument): Node[] {
    const now = new Set(alert.recipients.map(({ member }) => member));
    const gone = before?.recipients.filter(({ member }) => !now.has(member)) ?? [];
    return gone.map(({ email }) => make("li", [fillPlaceholders(this.texts.gone, { who: email })]));
  }

  private preview({ page, subject, mail }: Preview, who: string, lang: string, open: boolean): Node {
    // Rendered by our own templates from the document, which escape every text in it.
    const parsed = new DOMParser().parseFromString(page, "text/html");
    // The headings are those of another page: here they stand below this one's.
    for (const [from, to] of [["h1", "h3"], ["h2", "h4"]] as const) {
      for (const heading of parsed.querySelectorAll(from)) {
        heading.replaceWith(make(to, [...heading.childNodes]));
      }
    }
    return make(
      "details",
      [
        make("summary", [fillPlaceholders(this.texts.sees, { who })]),
        make("p", [`${this.texts.subject}: `, make("bdi", [subject], { lang })]),
        make("pre", [mail], { class: "mail", lang, dir: "auto" }),
        make("div", [...parsed.body.childNodes], { class: "preview", lang, dir: "auto" }),
      ],
      open ? { open: "" } : {},
    );
  }
}

/** A code or a number keeps its own order in a page that runs from right to left. */
function apart(code: string): string {
  return document.documentElement.dir === "rtl" ? `\u2068${code}\u2069` : code;
}

function languageName(code: string): string {
  const names = new Intl.DisplayNames([locale()], { type: "language" });
  return names.of(code) ?? code;
}

function paragraphs(text: string, language: string): Node[] {
  const lines = text.split(/\n+/).filter((line) => line.trim() !== "");
  return lines.map((line) => make("p", [line], { lang: language, dir: "auto" }));
}
