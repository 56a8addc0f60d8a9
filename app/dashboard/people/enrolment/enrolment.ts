/** What founding and joining share: the form, and the credentials that come of it. */

import { find, valueOf } from "app/dashboard/frame/browser/elements";
import { sayIn, sentenceOf } from "app/dashboard/frame/browser/sentences";
import { getJson } from "app/dashboard/frame/browser/server";
import { b64u, type Bytes } from "vault/browser/encoding";
import { underPassphrase, type Member } from "vault/browser/members/members";
import { wrapTotp } from "vault/browser/members/second-factor";
import { secretOfLink } from "vault/browser/trust/invitation";
import { stretch } from "vault/browser/web_workers/stretching";

import { showWhereSafe } from "../secure-address";
import { objectionTo, offerPassphrase, watchStrength } from "./passphrase-strength";
import { newTotpSecret, showSecondFactor } from "./second-factor";

/** What both kinds of invitation say. */
export interface Asked {
  readonly invitation: string;
  readonly organisation: string;
  readonly member: string;
  readonly member_name: string;
  readonly email: string;
  readonly roles: readonly string[];
}

/** What the newcomer typed, and the secret that the authenticator app now has. */
export interface Typed {
  readonly passphrase: string;
  readonly code: string;
  readonly totpSecret: string;
}

/** A page that enrols: its form, its sentences, and a part [data-done]. */
export interface EnrolmentPage {
  readonly element: HTMLElement;
  readonly texts: {
    readonly [name in "loading" | "over" | "incomplete" | "short" | "easy" | "unlike"]: string;
  };
}

export interface Enrolment<Invitation> {
  /** The address of the invitation. */
  readonly path: string;
  /** The sentence that says why the invitation must not be used; undefined where it may. */
  readonly objection?: (asked: Invitation, secret: Bytes) => Promise<string | undefined>;
  /** Sends the newcomer's answer, and says what goes on meanwhile. */
  readonly enrol: (
    asked: Invitation,
    secret: Bytes,
    typed: Typed,
    say: (sentence: string) => void,
  ) => Promise<void>;
}

/** The part of the body that the server keeps of a member. */
export async function credentials(member: Member, { passphrase, code, totpSecret }: Typed) {
  const { salt, proof, blob } = await underPassphrase(member, passphrase, stretch);
  return {
    salt: b64u(salt),
    proof: b64u(proof),
    wrapped: b64u(blob),
    totp_sealed: b64u(await wrapTotp(member.id, totpSecret, proof)),
    totp_code: code,
  };
}

/** Once it is used, the secret stays in no history. */
function forgetLink(): void {
  history.replaceState(null, "", location.pathname);
}

/** Fills every [data-fill] of an element by name. */
export function fill(place: ParentNode, values: object): void {
  const named = new Map<string, unknown>(Object.entries(values));
  for (const part of place.querySelectorAll<HTMLElement>("[data-fill]")) {
    part.textContent = String(named.get(valueOf(part, "fill")) ?? "");
  }
}

function field(id: string): HTMLInputElement {
  return find<HTMLInputElement>(`#${id}`);
}

/** Runs the page: reads the invitation, shows the form, and enrols when it is sent. */
export async function runEnrolment<Invitation extends Asked>(
  { element, texts }: EnrolmentPage,
  { path, objection, enrol }: Enrolment<Invitation>,
): Promise<void> {
  const say = (sentence: string, warn = false): void => sayIn(element, sentence, warn);
  const form = find<HTMLFormElement>("form", element);
  if (!showWhereSafe(form)) return;
  form.hidden = true;
  const secret = secretOfLink(location.hash);
  if (secret === undefined) return say(texts.incomplete, true);
  say(texts.loading);
  const asked = await getJson<Invitation>(`${path}.json`).catch(() => undefined);
  if (asked === undefined) return say(texts.over, true);
  const refusal = await objection?.(asked, secret);
  if (refusal !== undefined) return say(refusal, true);
  const totpSecret = showForm(form, asked);
  say("");
  onSubmit({ element, texts }, form, async () => {
    const typed = { passphrase: field("passphrase").value, code: field("totp").value, totpSecret };
    await enrol(asked, secret, typed, say);
  });
}

/** Shows the form for an invitation; gives the second factor's secret that it shows. */
function showForm(form: HTMLFormElement, asked: Asked): string {
  const totpSecret = newTotpSecret();
  fill(form, asked);
  field("username").value = asked.email;
  showSecondFactor(totpSecret, asked.email);
  watchStrength(field("passphrase"));
  offerPassphrase(field("passphrase"), field("again"));
  form.hidden = false;
  return totpSecret;
}

function onSubmit(
  { element, texts }: EnrolmentPage,
  form: HTMLFormElement,
  send: () => Promise<void>,
): void {
  const button = find<HTMLButtonElement>("button[type=submit]", form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const objection = objectionTo(field("passphrase").value, field("again").value, texts);
    if (objection !== undefined) return sayIn(element, objection, true);
    button.disabled = true;
    send()
      .then(() => {
        form.remove();
        forgetLink();
        sayIn(element, "");
        find("[data-done]", element).hidden = false;
      })
      .catch((error: unknown) => {
        button.disabled = false;
        sayIn(element, sentenceOf(error), true);
      });
  });
}
