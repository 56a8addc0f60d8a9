/** A select is saved when its value is chosen, and not at every value on the way to it. */

/** What happens at a select: a key that steps through it, one that opens or confirms it, a press of
 * the pointer, its change event, and that it is left. */
export type AtSelect = "step" | "confirm" | "press" | "change" | "leave";

/** Arrow keys and letters change a closed select at once: such a value is chosen by Enter or by
 * going on to something else; one that was picked from the open list at once. */
export class Choosing {
  private stepping = false;

  /** @param saved the value that the server has. */
  constructor(private saved: string) {}

  /** Whether `value` is to be saved now. */
  isChosen(happened: AtSelect, value: string): boolean {
    const held = this.stepping && happened === "change";
    if (happened !== "change") this.stepping = happened === "step";
    if (held || happened === "step" || happened === "press" || value === this.saved) return false;
    this.saved = value;
    return true;
  }
}

const CONFIRMS = new Set(["Enter", " ", "F4"]);
const KINDS: Readonly<Record<string, AtSelect>> = {
  pointerdown: "press",
  change: "change",
  focusout: "leave",
};

function happenedAt(event: Event): AtSelect {
  if (!(event instanceof KeyboardEvent)) return KINDS[event.type] ?? "press";
  return CONFIRMS.has(event.key) || event.altKey ? "confirm" : "step";
}

/** Sends "chosen" to the form of a select when its value is; delegated, for forms are swapped. */
export function watchChosen(): void {
  const known = new WeakMap<HTMLFormElement, Choosing>();
  const look = (event: Event): void => {
    const select = event.target;
    if (!(select instanceof HTMLSelectElement) || select.form === null) return;
    const form = select.form;
    if (!form.matches("[data-saved-when-chosen]")) return;
    const present = select.querySelector<HTMLOptionElement>("option[selected]")?.value ?? "";
    const choosing = known.get(form) ?? new Choosing(present);
    known.set(form, choosing);
    if (choosing.isChosen(happenedAt(event), select.value)) form.dispatchEvent(new Event("chosen"));
  };
  for (const type of ["keydown", ...Object.keys(KINDS)]) document.addEventListener(type, look);
  // What did not arrive can be chosen again.
  for (const failed of ["htmx:sendError", "htmx:responseError"]) {
    document.addEventListener(failed, ({ target }) => {
      if (target instanceof HTMLFormElement) known.delete(target);
    });
  }
}
