/** A member signs in again: the passphrase stays here, only what it gives is sent. */

import { find } from "app/dashboard/frame/browser/elements";
import { sayIn, sentenceOf } from "app/dashboard/frame/browser/sentences";
import { postJson } from "app/dashboard/frame/browser/server";
import { readTexts } from "app/dashboard/frame/browser/texts";
import { b64u, fromB64u } from "vault/browser/encoding";
import { stretch } from "vault/browser/web_workers/stretching";

import { showWhereSafe } from "../secure-address";
import { PROVE } from "./texts";

const { texts, values } = readTexts(PROVE);
const form = find<HTMLFormElement>("#prove");

async function prove(): Promise<void> {
  const passphrase = find<HTMLInputElement>("#passphrase", form);
  const { proof } = await stretch(passphrase.value, fromB64u(values.salt));
  const totp = find<HTMLInputElement>("#totp", form).value;
  await postJson("/prove", { proof: b64u(proof), totp });
}

if (showWhereSafe(form)) {
  const button = find<HTMLButtonElement>("button[type=submit]", form);
  button.disabled = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    button.disabled = true;
    sayIn(form, texts.stretching);
    prove()
      .then(() => location.replace(values.next))
      .catch((error: unknown) => {
        button.disabled = false;
        sayIn(form, sentenceOf(error), true);
      });
  });
}
