/** What the forms of a case share: a monitor's text is sealed here before it leaves. */

import { find } from "app/dashboard/frame/browser/elements";
import { NotAnswered, Refused } from "app/dashboard/frame/browser/errors";
import { OnePost, type Post } from "app/dashboard/frame/browser/one-post";
import { sayIn, sentenceOf } from "app/dashboard/frame/browser/sentences";
import { postJson } from "app/dashboard/frame/browser/server";
import { b64u, type JsonObject } from "vault/browser/encoding";
import { sealRecord, type SealedRecord } from "vault/browser/records";
import type { Keyring } from "vault/browser/trust/keyring";

import type { CaseTexts } from "../texts";

/** A part of the page that asks the server for itself anew. */
export type FreshPart = "refresh" | "side" | "plan";

export function refresh(part: FreshPart): void {
  document.getElementById(part)?.dispatchEvent(new Event("refresh"));
}

/** What a form does with its text. */
export interface Sending {
  /** Seals what is typed; undefined where the member is asked something first. */
  readonly seal: () => Promise<Post | undefined>;
  /** The server has it; gives the sentence to say. */
  readonly sent: () => string;
  /** The server's rules said no. */
  readonly refused?: (refusal: Refused) => void;
}

/**
 * Opens the form, whose button is disabled until the keys are there, for its submission.
 * Runs once at a time; what is typed stays where it fails. Where no answer came, what is typed
 * can't be changed until one does: the next press sends the same again.
 */
export function onSubmit(
  form: HTMLFormElement,
  texts: Pick<CaseTexts, "sealing" | "unknown">,
  sending: Sending,
): void {
  const button = find<HTMLButtonElement>("button:not([type=button])", form);
  const { post } = form.dataset;
  const one = new OnePost(postJson, post === undefined ? undefined : (JSON.parse(post) as Post));
  const hold = (): void => holdWhile(form, one.unanswered);
  button.disabled = false;
  hold();
  if (one.unanswered !== undefined) sayIn(form, texts.unknown, true);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (button.disabled) return;
    button.disabled = true;
    sayIn(form, texts.sealing);
    one
      .send(sending.seal)
      .then((went) => sayIn(form, went ? sending.sent() : ""))
      .catch((error: unknown) => {
        sayIn(form, error instanceof NotAnswered ? texts.unknown : sentenceOf(error), true);
        if (error instanceof Refused) sending.refused?.(error);
      })
      .finally(() => {
        button.disabled = false;
        hold();
      });
  });
}

/** Nothing can be changed while a post is not answered; it is kept with the draft. */
function holdWhile(form: HTMLFormElement, post: Post | undefined): void {
  const before = form.dataset["post"];
  if (post === undefined) delete form.dataset["post"];
  else form.dataset["post"] = JSON.stringify(post);
  const areas = form.querySelectorAll("textarea");
  for (const area of areas) area.readOnly = post !== undefined;
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>("input, select")) {
    field.disabled = post !== undefined;
  }
  if (form.dataset["post"] === before) return;
  areas[0]?.dispatchEvent(new Event("input", { bubbles: true }));
}

/** A record that is sealed for one reader, as the server takes it. */
export function forOneReader({ body, grants: [own] }: SealedRecord) {
  if (own === undefined) throw new RangeError("the record was sealed for nobody");
  return { body: b64u(body), grant: b64u(own.grant), epoch: own.epoch };
}

/** Seals a record for the member's own organisation. */
export async function sealedHere(kind: string, id: string, content: JsonObject, keyring: Keyring) {
  const sealed = await sealRecord(kind, id, content, [await keyring.reader()]);
  return { id, ...forOneReader(sealed) };
}
