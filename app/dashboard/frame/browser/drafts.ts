/** Drafts: what is typed in a form is kept, sealed, and given back when the page is opened again. */

import { KeptSeal } from "vault/browser/kept";
import type { Json, JsonObject } from "vault/browser/encoding";
import { DoesNotOpen } from "vault/browser/errors";
import type { Member } from "vault/browser/members/members";

import { getSealed, putSealed, removeSealed } from "./sealed-store";
import { hasText } from "./unsent";

type Control = HTMLTextAreaElement | HTMLSelectElement | HTMLInputElement;
const CONTROLS = 'textarea[name], select[name], input[name]:not([type="checkbox"]):not([type="radio"])';

export class Drafts {
  private readonly counts = new WeakMap<HTMLFormElement, number>();
  private last: Promise<void> = Promise.resolve();

  private constructor(private readonly seal: KeptSeal) {}

  static async of(member: Member): Promise<Drafts> {
    return new Drafts(await KeptSeal.of(member));
  }

  /** Gives back what is kept for a form, and keeps what is typed from now on. */
  async watch(form: HTMLFormElement, called: string): Promise<void> {
    const name = await this.seal.nameOf(location.pathname, called);
    if (!hasText(form)) await this.giveBack(form, name);
    form.addEventListener("input", () => this.keepSoon(form, name));
    if (hasText(form)) this.keepSoon(form, name);
  }

  /** After what was typed has been sent. */
  async forget(form: HTMLFormElement, called: string): Promise<void> {
    this.count(form);
    await this.last;
    await removeSealed(await this.seal.nameOf(location.pathname, called));
    delete form.dataset["unsent"];
  }

  private async giveBack(form: HTMLFormElement, name: string): Promise<void> {
    const sealed = await getSealed(name);
    if (sealed === undefined) return;
    try {
      fill(form, await this.seal.open(name, sealed));
    } catch (error) {
      if (!(error instanceof DoesNotOpen)) throw error;
      await removeSealed(name);
    }
  }

  private count(form: HTMLFormElement): number {
    const count = (this.counts.get(form) ?? 0) + 1;
    this.counts.set(form, count);
    return count;
  }

  /** One after another; only the newest of a form is kept. */
  private keepSoon(form: HTMLFormElement, name: string): void {
    const count = this.count(form);
    const isNewest = (): boolean => this.counts.get(form) === count;
    this.last = this.last
      .then(() => (isNewest() ? this.keep(form, name) : undefined))
      .then(() => {
        if (isNewest() && form.dataset["unsent"] === "typed") form.dataset["unsent"] = "kept";
      })
      // The text stays "typed": the page asks before it leaves.
      .catch(() => undefined);
  }

  private async keep(form: HTMLFormElement, name: string): Promise<void> {
    if (!hasText(form)) return removeSealed(name);
    await putSealed(name, await this.seal.seal(name, contentOf(form)));
  }
}

function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.querySelectorAll<Control>(CONTROLS)];
}

/** What is typed and chosen, and the post of it that was not answered yet. */
function contentOf(form: HTMLFormElement): JsonObject {
  const values = Object.fromEntries(controlsOf(form).map(({ name, value }) => [name, value]));
  return { values, post: form.dataset["post"] ?? null };
}

function fill(form: HTMLFormElement, content: JsonObject): void {
  const values = content["values"] as { readonly [name: string]: Json };
  for (const control of controlsOf(form)) {
    const value = values[control.name];
    if (typeof value !== "string") continue;
    const offered =
      !(control instanceof HTMLSelectElement) ||
      [...control.options].some((option) => option.value === value);
    if (offered) control.value = value;
  }
  if (typeof content["post"] === "string") form.dataset["post"] = content["post"];
  form.querySelector("textarea")?.dispatchEvent(new Event("input", { bubbles: true }));
}
