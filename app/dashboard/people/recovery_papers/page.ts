/** Recovery papers are made here, shown once, and sent nowhere: the server gets their public key. */

import { find } from "app/dashboard/frame/browser/elements";
import { SignInNeeded } from "app/dashboard/frame/browser/errors";
import { loadKeyring } from "app/dashboard/frame/browser/load-keyring";
import { sayIn, sentenceOf } from "app/dashboard/frame/browser/sentences";
import { postJson } from "app/dashboard/frame/browser/server";
import { readTexts } from "app/dashboard/frame/browser/texts";
import { equal, type Bytes } from "vault/browser/encoding";
import { newPapers, secretOfPapers, type Papers } from "vault/browser/recovery/papers";
import { readRecoveryKey, writtenRecoveryKey } from "vault/browser/recovery/recovery-key";

import { granted, signedNext } from "../members/changes/signed-version";
import { RECOVERY_PAPERS } from "./texts";

const { element: page, texts } = readTexts(RECOVERY_PAPERS);
let made: Papers | undefined;

function typedPaper(id: string): string {
  return find<HTMLTextAreaElement>(`#${id}`).value;
}

async function show(): Promise<void> {
  made = await newPapers();
  made.papers.forEach((words, at) => {
    find(`[data-paper="${at + 1}"]`).replaceChildren(
      ...words.split(" ").map((word) => {
        const line = document.createElement("li");
        line.textContent = word;
        return line;
      }),
    );
  });
  find("#begin").hidden = true;
  find("#made").hidden = false;
}

/** Names the key in the roster, and seals every secret of the organisation to it. */
async function send(secret: Bytes): Promise<boolean> {
  sayIn(page, texts.opening);
  const keyring = await loadKeyring();
  const recovery = await writtenRecoveryKey(secret);
  const { id, sealing } = await readRecoveryKey(recovery);
  const epochs = await Promise.all(
    Object.keys(keyring.roster.document.keys).map(async (epoch) =>
      granted(keyring, sealing, id, Number(epoch), await keyring.secret(Number(epoch))),
    ),
  );
  sayIn(page, texts.sending);
  const body = { ...(await signedNext(keyring, { recovery })), epochs };
  const { complete } = await postJson<{ readonly complete: boolean }>("/people/recovery-papers", body);
  return complete;
}

async function finish(): Promise<void> {
  const secret = await secretOfPapers(typedPaper("paper-one"), typedPaper("paper-two"));
  if (made === undefined || !equal(secret, made.secret)) return sayIn(page, texts.unlike, true);
  const complete = await send(secret);
  sayIn(page, "");
  find("#made").remove();
  find(`[data-done="${complete ? "complete" : "waits"}"]`).hidden = false;
}

function say(error: unknown): void {
  if (!(error instanceof SignInNeeded)) sayIn(page, sentenceOf(error), true);
}

find("#make").addEventListener("click", () => void show().catch(say));
find("#print").addEventListener("click", () => window.print());
find<HTMLFormElement>("#try").addEventListener("submit", (event) => {
  event.preventDefault();
  const button = find<HTMLButtonElement>("#try button");
  button.disabled = true;
  finish()
    .catch(say)
    .finally(() => {
      button.disabled = false;
    });
});
