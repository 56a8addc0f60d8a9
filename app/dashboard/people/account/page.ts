/** A member changes passphrase or authenticator app: both are proved here, and sent nowhere. */

import { find } from "app/dashboard/frame/browser/elements";
import { sayIn, sentenceOf } from "app/dashboard/frame/browser/sentences";
import { postJson } from "app/dashboard/frame/browser/server";
import { currentSession } from "app/dashboard/frame/browser/session";
import { readTexts } from "app/dashboard/frame/browser/texts";
import { b64u, fromB64u } from "vault/browser/encoding";
import { underPassphrase } from "vault/browser/members/members";
import { wrapTotp } from "vault/browser/members/second-factor";
import { stretch } from "vault/browser/web_workers/stretching";

import { objectionTo, offerPassphrase, watchStrength } from "../enrolment/passphrase-strength";
import { newTotpSecret, showSecondFactor } from "../enrolment/second-factor";
import { showWhereSafe } from "../secure-address";
import { ACCOUNT } from "./texts";

const { texts, values } = readTexts(ACCOUNT);
const totpSecret = newTotpSecret();

function field(id: string): HTMLInputElement {
  return find<HTMLInputElement>(`#${id}`);
}

async function changePassphrase(): Promise<void> {
  const { member } = await currentSession();
  const present = await stretch(field("present").value, fromB64u(values.salt));
  const next = await underPassphrase(member, field("passphrase").value, stretch);
  await postJson("/account/passphrase", {
    proof: b64u(present.proof),
    totp: field("present-code").value,
    salt: b64u(next.salt),
    new_proof: b64u(next.proof),
    wrapped: b64u(next.blob),
  });
}

async function changeSecondFactor(): Promise<void> {
  const { member } = await currentSession();
  const { proof } = await stretch(field("factor-passphrase").value, fromB64u(values.salt));
  await postJson("/account/second-factor", {
    proof: b64u(proof),
    totp: field("factor-code").value,
    totp_sealed: b64u(await wrapTotp(member.id, totpSecret, proof)),
    new_totp: field("totp").value,
  });
}

/** @param objection says why a form can't be sent as it is; undefined where it can. */
function onSubmit(
  id: string,
  objection: () => string | undefined,
  send: () => Promise<void>,
): void {
  const form = find<HTMLFormElement>(`#${id}`);
  if (!showWhereSafe(form)) return;
  const button = find<HTMLButtonElement>("button[type=submit]", form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const refusal = objection();
    if (refusal !== undefined) return sayIn(form, refusal, true);
    button.disabled = true;
    sayIn(form, texts.stretching);
    send()
      .then(() => location.reload())
      .catch((error: unknown) => {
        button.disabled = false;
        sayIn(form, sentenceOf(error), true);
      });
  });
}

field("username").value = values.email;
showSecondFactor(totpSecret, values.email);
watchStrength(field("passphrase"));
offerPassphrase(field("passphrase"), field("again"));
onSubmit(
  "change-passphrase",
  () => objectionTo(field("passphrase").value, field("again").value, texts),
  changePassphrase,
);
onSubmit("change-second-factor", () => undefined, changeSecondFactor);
