/** Signing in: the passphrase stays here; two values that come of it go their ways. */

import { sayIn, sentenceOf } from "app/dashboard/frame/browser/sentences";
import { postJson } from "app/dashboard/frame/browser/server";
import { keep } from "app/dashboard/frame/browser/session";
import { b64u, fromB64u } from "vault/browser/encoding";
import { unwrapMember } from "vault/browser/members/members";
import { stretch } from "vault/browser/workers/stretching";

import { showWhereSafe } from "../secure-address";

interface SignedIn {
  readonly member: string;
  readonly wrapped: string;
  readonly page_key: string;
}

const page = document.getElementById("sign-in")!;
const form = page.querySelector("form")!;
const button = form.querySelector("button")!;

function typed(id: string): string {
  return (document.getElementById(id) as HTMLInputElement).value;
}

async function signIn(): Promise<void> {
  sayIn(page, page.dataset["stretching"]!);
  const email = typed("email");
  const { salt } = await postJson<{ readonly salt: string }>("/sign-in/salt", { email });
  const keys = await stretch(typed("passphrase"), fromB64u(salt));
  sayIn(page, page.dataset["sending"]!);
  const body = { email, proof: b64u(keys.proof), totp: typed("totp") };
  const answer = await postJson<SignedIn>("/sign-in", body);
  const member = await unwrapMember(answer.member, fromB64u(answer.wrapped), keys);
  await keep(member, fromB64u(answer.page_key));
  location.assign(page.dataset["next"]!);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  button.disabled = true;
  signIn().catch((error: unknown) => {
    button.disabled = false;
    sayIn(page, sentenceOf(error), true);
  });
});

if (showWhereSafe(form)) document.getElementById("email")!.focus();
