/** Signing in: the passphrase stays here; two values that come of it go their ways. */

import { find } from "app/dashboard/frame/browser/elements";
import { sayIn, sentenceOf } from "app/dashboard/frame/browser/sentences";
import { postJson } from "app/dashboard/frame/browser/server";
import { keepMember } from "app/dashboard/frame/browser/session";
import { readTexts } from "app/dashboard/frame/browser/texts";
import { b64u, fromB64u } from "vault/browser/encoding";
import { unwrapMember } from "vault/browser/members/members";
import { stretch } from "vault/browser/web_workers/stretching";

import { showWhereSafe } from "../secure-address";
import { SIGN_IN } from "./texts";

interface SignedIn {
  readonly member: string;
  readonly wrapped: string;
  readonly page_key: string;
}

const { element: page, texts, values } = readTexts(SIGN_IN);
const form = find<HTMLFormElement>("form", page);
const button = find<HTMLButtonElement>("button", form);

function typed(id: string): string {
  return find<HTMLInputElement>(`#${id}`).value;
}

async function signIn(): Promise<void> {
  sayIn(page, texts.stretching);
  const email = typed("email");
  const { salt } = await postJson<{ readonly salt: string }>("/sign-in/salt", { email });
  const keys = await stretch(typed("passphrase"), fromB64u(salt));
  sayIn(page, texts.sending);
  const body = { email, proof: b64u(keys.proof), totp: typed("totp") };
  const answer = await postJson<SignedIn>("/sign-in", body);
  const member = await unwrapMember(answer.member, fromB64u(answer.wrapped), keys);
  await keepMember(member, fromB64u(answer.page_key));
  location.assign(values.next);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  button.disabled = true;
  signIn().catch((error: unknown) => {
    button.disabled = false;
    sayIn(page, sentenceOf(error), true);
  });
});

if (showWhereSafe(form)) find("#email").focus();
