/** The rows of the list: which one has the focus, which are chosen, and where the focus goes on. */

import { find, valueOf } from "app/dashboard/frame/browser/elements";

const ROWS = "tr[data-row]";

export interface CaseRow {
  readonly element: HTMLElement;
  readonly id: string;
  readonly reference: string;
}

export class Rows {
  private readonly picked = new Set<string>();
  /** The cases of the rows before new ones came, from the one that had the focus on. */
  private nearest: readonly string[] = [];

  constructor(
    private readonly list: HTMLElement,
    private readonly changed: () => void,
  ) {
    list.addEventListener("focusin", changed);
    list.addEventListener("focusout", changed);
    list.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement && target.matches("[data-pick]")) this.pick(target, target.checked);
    });
  }

  /** All rows of the page, in their order. */
  all(): CaseRow[] {
    return [...this.list.querySelectorAll<HTMLElement>(ROWS)].map(asRow);
  }

  /**
   * The row that has the focus, where that is shown: by the keyboard. A press of the mouse opens a
   * case; what appeared under it then would take the press.
   */
  current(): CaseRow | undefined {
    const row = document.activeElement?.matches(":focus-visible")
      ? document.activeElement.closest<HTMLElement>(ROWS)
      : undefined;
    return row && this.list.contains(row) ? asRow(row) : undefined;
  }

  /** Whether the focus is in the list, however it came there. */
  haveFocus(): boolean {
    return this.list.contains(document.activeElement);
  }

  /** What a word is about: the chosen rows, else the one that has the focus. */
  meant(): CaseRow[] {
    const chosen = this.all().filter(({ id }) => this.picked.has(id));
    if (chosen.length > 0) return chosen;
    const current = this.current();
    return current === undefined ? [] : [current];
  }

  /** Chooses the row that has the focus, or no more. */
  toggle(): void {
    const box = this.current()?.element.querySelector<HTMLInputElement>("[data-pick]");
    if (box) this.pick(box, !box.checked);
  }

  /** Before new rows come: where the focus is. */
  remember(): void {
    const ids = this.all().map(({ id }) => id);
    const row = document.activeElement?.closest<HTMLElement>(ROWS);
    const at = row && this.haveFocus() ? ids.indexOf(valueOf(row, "row")) : -1;
    this.nearest = at < 0 ? [] : [...ids.slice(at), ...ids.slice(0, at).reverse()];
  }

  /**
   * After new rows came: what was chosen is chosen still, and a focus whose row is gone is in the
   * nearest row, or in the empty list, so that the next key means something.
   */
  restore(): void {
    const here = new Set(this.all().map(({ id }) => id));
    for (const id of this.picked) if (!here.has(id)) this.picked.delete(id);
    for (const { element, id } of this.all()) {
      const box = element.querySelector<HTMLInputElement>("[data-pick]");
      if (box) box.checked = this.picked.has(id);
    }
    if (this.nearest.length > 0 && !this.haveFocus()) {
      const near = this.nearest.find((id) => here.has(id));
      if (near === undefined) this.list.focus();
      else this.focus(near);
    }
    this.nearest = [];
    this.changed();
  }

  /** Chooses nothing any more. */
  clear(): void {
    this.picked.clear();
    this.restore();
  }

  /** Moves the focus by so many rows; without a focus, to the first row. */
  move(by: number): void {
    const rows = this.all();
    const at = rows.findIndex(({ id }) => id === this.current()?.id);
    const next = rows[at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1)];
    if (next) focusOn(next);
  }

  /** The first row after the last of these that is not one of them. */
  after(rows: readonly CaseRow[]): CaseRow | undefined {
    const gone = new Set(rows.map(({ id }) => id));
    const all = this.all();
    const left = all.filter(({ id }) => !gone.has(id));
    const last = Math.max(...all.map(({ id }, at) => (gone.has(id) ? at : -1)));
    return all.slice(last + 1).find(({ id }) => !gone.has(id)) ?? left[left.length - 1];
  }

  /** Gives the focus to a row by its case, if it is there. */
  focus(id: string | undefined): void {
    const row = this.all().find((one) => one.id === id);
    if (row) focusOn(row);
  }

  private pick(box: HTMLInputElement, on: boolean): void {
    const row = box.closest<HTMLElement>(ROWS);
    if (row === null) return;
    box.checked = on;
    if (on) this.picked.add(valueOf(row, "row"));
    else this.picked.delete(valueOf(row, "row"));
    this.changed();
  }
}

function asRow(element: HTMLElement): CaseRow {
  return { element, id: valueOf(element, "row"), reference: valueOf(element, "reference") };
}

function focusOn({ element }: CaseRow): void {
  find<HTMLAnchorElement>("a", element).focus();
}
