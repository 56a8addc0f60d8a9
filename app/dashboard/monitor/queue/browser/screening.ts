/** What a monitor says of the cases in the list: by a key or a button, for one or for several. */

import { find, valueOf } from "app/dashboard/frame/browser/elements";
import { sentenceOf } from "app/dashboard/frame/browser/sentences";
import { fillPlaceholders } from "vault/browser/placeholders";

import type { CaseRow, Rows } from "./rows";
import type { ScreeningAddresses, ScreeningTexts } from "../texts";

interface Judged {
  readonly done: readonly string[];
  readonly refused: readonly { readonly case: string; readonly reference: string; readonly error: string }[];
}

interface Joined {
  readonly reference: string;
}

/** How to take back what was said of cases, and in which words it was said. */
interface Undoable {
  readonly path: string;
  readonly body: object;
  readonly cases: string;
  readonly verdict: string;
  readonly focus: string | undefined;
}

export interface Parts {
  readonly rows: Rows;
  /** The ids of the texts that a row shows in whole. */
  readonly seen: (row: CaseRow) => string[];
  /** Asks which case a row is about too; undefined where nobody chose. */
  readonly sameAs: (row: CaseRow) => Promise<string | undefined>;
  readonly post: <Answer>(path: string, body: object) => Promise<Answer>;
  /** Brings the rows as they are now. */
  readonly refresh: () => Promise<void>;
}

export class Screening {
  private readonly undoable: Undoable[] = [];
  /** One after another, however fast keys are pressed. */
  private last: Promise<void> = Promise.resolve();
  private waiting = 0;
  private readonly status = find("#screened");
  /** What was not done, by case: it stays until it is done, or the page is left. */
  private readonly notDone = new Map<string, string>();

  constructor(
    private readonly bar: HTMLElement,
    private readonly texts: ScreeningTexts,
    private readonly addresses: ScreeningAddresses,
    private readonly parts: Parts,
  ) {
    bar.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>("[data-key]") : null;
      if (button) this.press(button);
    });
    // A button of the bar would take the focus from the row that it is about.
    bar.addEventListener("mousedown", (event) => {
      if (event.target instanceof Element && event.target.closest("[data-key]")) event.preventDefault();
    });
  }

  /** The bar is there while it is about something. */
  show(): void {
    const meant = this.parts.rows.meant();
    if (meant.length === 0 && this.bar.contains(document.activeElement)) return;
    this.bar.hidden = meant.length === 0;
    find("[data-chosen]", this.bar).textContent = this.named(meant);
  }

  /** True where the key means something here. */
  key(key: string): boolean {
    if (key === "u") this.undo();
    else if (key === "?") find<HTMLDetailsElement>("details", this.bar).open = true;
    else {
      const button = this.bar.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
      if (button === null) return false;
      this.press(button);
    }
    return true;
  }

  /** Takes back what was said last. */
  undo(): void {
    const last = this.undoable.pop();
    if (last === undefined) return;
    this.queue(async () => {
      const { refused } = await this.parts.post<Partial<Judged>>(last.path, last.body);
      if (refused?.length) this.warn(refused.map(({ reference, error }) => [reference, error]));
      else this.say(fillPlaceholders(this.texts.undone, { cases: last.cases, verdict: last.verdict }));
    }, last.focus, [`${this.texts.undo} ${last.cases}`]);
  }

  private press(button: HTMLElement): void {
    const meant = this.parts.rows.meant();
    if (meant.length === 0) return;
    const label = valueOf(button, "label");
    if ("sameAs" in button.dataset) void this.join(meant, label);
    else this.judge(meant, valueOf(button, "verdict"), label);
  }

  private judge(meant: readonly CaseRow[], verdict: string, label: string): void {
    const rows = meant.map((row) => ({ case: row.id, seen: this.parts.seen(row) }));
    const cases = this.named(meant);
    const next = this.parts.rows.after(meant)?.id;
    this.leave(meant);
    this.queue(async () => {
      const { done, refused } = await this.parts.post<Judged>(this.addresses.screen, { verdict, rows });
      if (done.length > 0) {
        this.undoable.push({
          path: this.addresses.undoScreen,
          body: { cases: done },
          cases,
          verdict: label,
          focus: done[0],
        });
        this.say(fillPlaceholders(this.texts.said, { cases, verdict: label }));
      }
      const left = new Set(refused.map(({ reference }) => reference));
      for (const { reference } of meant) if (!left.has(reference)) this.notDone.delete(reference);
      this.warn(refused.map(({ reference, error }) => [reference, error]));
    }, next, meant.map(({ reference }) => reference));
  }

  private async join(meant: readonly CaseRow[], label: string): Promise<void> {
    const [first] = meant;
    const into = first && (await this.parts.sameAs(first));
    if (first === undefined || into === undefined) {
      this.parts.rows.focus(first?.id);
      return;
    }
    const next = this.parts.rows.after(meant)?.id;
    this.leave(meant);
    for (const { id, reference } of meant) {
      this.queue(async () => {
        const { reference: other } = await this.parts.post<Joined>(this.addresses.join, { case: id, into });
        this.undoable.push({
          path: this.addresses.part,
          body: { case: id },
          cases: `${reference}:`,
          verdict: label,
          focus: id,
        });
        this.notDone.delete(reference);
        this.warn([]);
        this.say(fillPlaceholders(this.texts.joined, { reference, other }));
      }, next, [reference]);
    }
  }

  /** The focus goes on at once: the next key is about the next case. */
  private leave(meant: readonly CaseRow[]): void {
    const next = this.parts.rows.after(meant);
    for (const { element } of meant) element.setAttribute("aria-busy", "true");
    this.parts.rows.clear();
    this.parts.rows.focus(next?.id);
  }

  /** @param about of what it is said when it fails. */
  private queue(act: () => Promise<void>, focus: string | undefined, about: readonly string[]): void {
    this.waiting += 1;
    this.last = this.last.then(async () => {
      try {
        await act();
      } catch (error) {
        this.warn(about.map((one) => [one, sentenceOf(error)]));
      }
      this.waiting -= 1;
      if (this.waiting > 0) return;
      const present = this.parts.rows.current()?.id ?? focus;
      await this.parts.refresh();
      for (const { element } of this.parts.rows.all()) element.removeAttribute("aria-busy");
      // Who has gone on meanwhile is left where they are.
      if (!this.parts.rows.haveFocus()) this.parts.rows.focus(present);
    });
  }

  private named(rows: readonly CaseRow[]): string {
    const [first] = rows;
    if (first === undefined) return "";
    if (rows.length > 1) return fillPlaceholders(this.texts.many, { count: rows.length });
    return `${first.reference}:`;
  }

  private say(sentence: string): void {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "small";
    button.textContent = `${this.texts.undo} (u)`;
    button.addEventListener("click", () => this.undo());
    this.status.replaceChildren(sentence, " ", ...(this.undoable.length > 0 ? [button] : []));
    this.status.hidden = false;
  }

  private warn(cases: readonly (readonly [string, string])[]): void {
    for (const [reference, sentence] of cases) this.notDone.set(reference, sentence);
    const place = find("#not-screened");
    place.replaceChildren(
      ...[...this.notDone].map(([reference, sentence]) => {
        const line = document.createElement("li");
        line.textContent = `${reference}: ${sentence}`;
        return line;
      }),
    );
    place.hidden = this.notDone.size === 0;
  }
}
