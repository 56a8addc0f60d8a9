/** What founding and joining share: the form, and the credentials that come of it. */

import { sayIn, sentenceOf } from "app/dashboard/frame/browser/sentences";
import { getJson } from "app/dashboard/frame/browser/server";
import { b64u, type Bytes } from "vault/browser/encoding";
import { underPassphrase, type Member } from "vault/browser/members/members";
import { wrapTotp } from "vault/browser/members/second-factor";
import { secretOfLink } from "vault/browser/trust/invitation";
import { stretch } from "vault/browser/workers/stretching";

import { showWhereSafe } from "../secure-address";
import { SHORTEST, watchStrength } from "./passphrase-strength";
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

/** What she typed, and the secret that her phone now has. */
export interface Typed {
  readonly passphrase: string;
  readonly code: string;
  readonly totpSecret: string;
}

/** Sends her answer; `say` names one of the page's sentences. */
export type Enrol<Invitation> = (
  asked: Invitation,
  secret: Bytes,
  typed: Typed,
  say: (sentence: string) => void,
) => Promise<void>;

/** The part of the body that the server keeps of her. */
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
    part.textContent = String(named.get(part.dataset["fill"]!) ?? "");
  }
}

function field(id: string): HTMLInputElement {
  return document.getElementById(id) as HTMLInputElement;
}

/**
 * Runs the page: reads the invitation, shows the form, and enrols her when it is sent.
 * @param page holds the form, the sentences as data attributes, and a part [data-done].
 * @param vouched whether the link's secret vouches for what the server says.
 */
export async function runEnrolment<Invitation extends Asked>(
  page: HTMLElement,
  path: string,
  enrol: Enrol<Invitation>,
  vouched: (asked: Invitation, secret: Bytes) => Promise<boolean> = async () => true,
): Promise<void> {
  const texts = page.dataset;
  const say = (sentence: string, warn = false): void => sayIn(page, texts[sentence] ?? sentence, warn);
  const form = page.querySelector("form")!;
  const button = form.querySelector("button")!;
  if (!showWhereSafe(form)) return;
  form.hidden = true;
  const secret = secretOfLink(location.hash);
  if (secret === undefined) return say("incomplete", true);
  say("loading");
  const asked = await getJson<Invitation>(`${path}.json`).catch(() => undefined);
  if (asked === undefined) return say("over", true);
  if (!(await vouched(asked, secret))) return say("tampered", true);
  const totpSecret = newTotpSecret();
  fill(form, asked);
  field("username").value = asked.email;
  showSecondFactor(totpSecret, asked.email);
  watchStrength(field("passphrase"));
  say("");
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const passphrase = field("passphrase").value;
    if (Array.from(passphrase.normalize("NFKC")).length < SHORTEST) return say("short", true);
    if (passphrase !== field("again").value) return say("unlike", true);
    button.disabled = true;
    enrol(asked, secret, { passphrase, code: field("totp").value, totpSecret }, say)
      .then(() => {
        form.remove();
        forgetLink();
        say("");
        page.querySelector<HTMLElement>("[data-done]")!.hidden = false;
      })
      .catch((error: unknown) => {
        button.disabled = false;
        say(sentenceOf(error), true);
      });
  });
}
