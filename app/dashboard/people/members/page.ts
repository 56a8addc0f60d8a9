/** The page of people: each button opens the keys when it is pressed, and signs here. */

import { find, valueOf } from "app/dashboard/frame/browser/elements";
import { SignInNeeded } from "app/dashboard/frame/browser/errors";
import { loadKeyring } from "app/dashboard/frame/browser/load-keyring";
import { sayIn, sentenceOf } from "app/dashboard/frame/browser/sentences";
import { readTexts } from "app/dashboard/frame/browser/texts";
import { DoesNotOpen } from "vault/browser/errors";
import { wordsOfKeys } from "vault/browser/trust/invitation";
import type { Keyring } from "vault/browser/trust/keyring";

import { fill } from "../enrolment/enrolment";
import { addPartner } from "./changes/add-partner";
import { countersign, readWaiting } from "./changes/countersign";
import { confirm, invite } from "./changes/invite";
import { remove } from "./changes/remove";
import { PEOPLE } from "./texts";

const { element: page, texts } = readTexts(PEOPLE);
const say = (sentence: string, warn = false): void => sayIn(page, sentence, warn);

function field(id: string): HTMLInputElement {
  return find<HTMLInputElement>(`#${id}`);
}

/** Does one thing with the keys, and says what goes on meanwhile. */
function withKeys(button: HTMLButtonElement, use: (keyring: Keyring) => Promise<void>): void {
  button.disabled = true;
  say(texts.opening);
  loadKeyring()
    .then((keyring) => {
      say(texts.sending);
      return use(keyring);
    })
    .catch((error: unknown) => {
      if (error instanceof SignInNeeded) return;
      if (error instanceof DoesNotOpen) say(texts.tampered, true);
      else say(sentenceOf(error), true);
    })
    .finally(() => {
      button.disabled = false;
    });
}

function onClick(selector: string, use: (keyring: Keyring, id: string) => Promise<void>): void {
  for (const button of page.querySelectorAll<HTMLButtonElement>(`[data-${selector}]`)) {
    button.addEventListener("click", () =>
      withKeys(button, async (keyring) => {
        await use(keyring, valueOf(button, selector));
        location.reload();
      }),
    );
  }
}

function onSubmit(id: string, use: (keyring: Keyring) => Promise<void>): void {
  const form = document.getElementById(id);
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    withKeys(find<HTMLButtonElement>("button", form), use);
  });
}

async function inviteColleague(keyring: Keyring): Promise<void> {
  const ticked = page.querySelectorAll<HTMLInputElement>("#invite [name=role]:checked");
  const roles = Array.from(ticked, ({ value }) => value).sort();
  if (roles.length === 0) return say(texts.norole, true);
  const colleague = {
    name: field("invite-name").value.trim(),
    email: field("invite-email").value.trim(),
    language: field("invite-language").value,
    roles,
  };
  const dashboard = valueOf(find("#invite"), "dashboard");
  field("invite-link").value = await invite(keyring, colleague, dashboard);
  find("#invited").hidden = false;
  say("");
  field("invite-link").select();
}

async function addOffice(keyring: Keyring): Promise<void> {
  const added = await addPartner(
    keyring,
    field("partner-office").value,
    field("partner-words").value,
  );
  if (added) location.reload();
  else say(texts.otherwords, true);
}

/** Shows whom the waiting version adds, and lets the second person sign what is shown. */
async function showChange(number: number, button: HTMLButtonElement): Promise<void> {
  const keyring = await loadKeyring();
  const waiting = await readWaiting(keyring, number);
  const template = find<HTMLTemplateElement>("#change-row");
  for (const { name, roles, sealing, signing } of waiting.added) {
    const row = template.content.cloneNode(true) as DocumentFragment;
    fill(row, { name, roles: roles.join(", "), words: await wordsOfKeys(sealing, signing) });
    find("#change-details").append(row);
  }
  button.hidden = false;
  button.addEventListener("click", () =>
    withKeys(button, async (afresh) => {
      await countersign(afresh, number, waiting);
      location.reload();
    }),
  );
}

onClick("confirm", confirm);
onClick("remove", remove);
onSubmit("invite", inviteColleague);
onSubmit("partner", addOffice);

document.getElementById("copy-link")?.addEventListener("click", () => {
  void navigator.clipboard.writeText(field("invite-link").value).then(() => say(texts.copied));
});

const second = document.getElementById("countersign") as HTMLButtonElement | null;
if (second !== null) {
  showChange(Number(second.dataset["roster"]), second).catch((error: unknown) => {
    if (!(error instanceof SignInNeeded)) say(sentenceOf(error), true);
  });
}
