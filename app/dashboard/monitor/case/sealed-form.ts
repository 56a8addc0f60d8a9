/** What a monitor writes on a case page is sealed here before it leaves. */

import { sayIn, sentenceOf } from "app/dashboard/frame/browser/sentences";
import { postJson } from "app/dashboard/frame/browser/server";
import { replyDocument, sealReply } from "vault/browser/documents/reply";
import { b64u, newId, type JsonObject } from "vault/browser/encoding";
import { fillPlaceholders } from "vault/browser/placeholders";
import { sealRecord } from "vault/browser/records";
import type { Keyring } from "vault/browser/trust/keyring";

import { measure } from "./thread/sms-segments";

type Texts = DOMStringMap;

/** What may arrive in one piece everywhere (design 1). */
const PARTS_ENOUGH = 2;

function refresh(id: string): void {
  document.getElementById(id)?.dispatchEvent(new Event("refresh"));
}

function costInWords(text: string, texts: Texts): string {
  const { parts, left, encoding } = measure(text);
  const sentences = [
    parts === 1 ? texts["one"]! : fillPlaceholders(texts["many"]!, { parts }),
    fillPlaceholders(texts["room"]!, { left }),
  ];
  const words = [sentences.join(", ") + "."];
  if (encoding === "UCS-2") words.push(texts["wide"]!);
  if (parts > PARTS_ENOUGH) words.push(texts["long"]!);
  return words.join(" ");
}

/** Shows the parts and the cost of a reply while it is written. */
export function watchCost(form: HTMLFormElement, texts: Texts): void {
  const area = form.querySelector("textarea")!;
  const cost = form.querySelector<HTMLElement>(".cost")!;
  const show = (): void => {
    const sms = form.closest("[data-sms]") !== null && area.value !== "";
    cost.textContent = sms ? costInWords(area.value, texts) : "";
    cost.toggleAttribute("data-long", sms && measure(area.value).parts > PARTS_ENOUGH);
  };
  area.addEventListener("input", show);
  show();
}

/**
 * Opens the form, whose button is disabled until the keys are there, for its submission.
 * Runs once at a time; nothing she typed is lost where it fails.
 */
function onSubmit(form: HTMLFormElement, texts: Texts, send: () => Promise<string>): void {
  const button = form.querySelector<HTMLButtonElement>("button:not([type=button])")!;
  button.disabled = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (button.disabled) return;
    button.disabled = true;
    sayIn(form, texts["sealing"]!);
    send()
      .then((sentence) => sayIn(form, sentence))
      .catch((error: unknown) => sayIn(form, reason(error, texts), true))
      .finally(() => (button.disabled = false));
  });
}

/** fetch() throws a TypeError where no answer came. */
function reason(error: unknown, texts: Texts): string {
  return error instanceof TypeError ? texts["offline"]! : sentenceOf(error);
}

async function sealed(kind: string, id: string, content: JsonObject, keyring: Keyring) {
  const { body, grants } = await sealRecord(kind, id, content, [await keyring.reader()]);
  return { id, body: b64u(body), grant: b64u(grants[0]!.grant), epoch: keyring.epoch };
}

/** A reply: signed by her, sealed to the courier, wrapped for her colleagues. */
export function watchReply(form: HTMLFormElement, keyring: Keyring, texts: Texts): void {
  const area = form.querySelector("textarea")!;
  onSubmit(form, texts, async () => {
    const id = newId();
    const document = replyDocument({
      outbound: id,
      contact: form.dataset["contact"]!,
      conversation: form.dataset["reply"]!,
      organisation: keyring.organisation,
      member: keyring.member.id,
      text: area.value.trim(),
    });
    const reader = await keyring.reader();
    const { outboundSealed, thread } = await sealReply(
      document,
      keyring.signingSeed,
      keyring.courierKey,
      id,
      [reader],
    );
    await postJson(form.action, {
      id,
      body: b64u(thread.body),
      grant: b64u(thread.grants[0]!.grant),
      epoch: reader.epoch,
      payload: b64u(outboundSealed),
      urgent: new FormData(form).has("urgent"),
    });
    area.value = "";
    area.dispatchEvent(new Event("input"));
    refresh("refresh");
    return texts["posted"]!;
  });
}

/** A finding: its summary is for the organisation alone. */
export function watchFinding(form: HTMLFormElement, keyring: Keyring, texts: Texts): void {
  onSubmit(form, texts, async () => {
    const fields = new FormData(form);
    const affected = fields.get("affected");
    const summary = String(fields.get("summary")).trim();
    await postJson(form.action, {
      ...(await sealed("finding", newId(), { summary }, keyring)),
      result: fields.get("result"),
      grade: fields.get("grade"),
      affected_count: affected ? Number(affected) : null,
    });
    // The form goes with the side that holds it: the finding stands there now.
    refresh("side");
    return "";
  });
}

/** Asks a colleague to lower a grave level; the case's own id names the record. */
export async function askToLower(
  form: HTMLFormElement,
  caseId: string,
  keyring: Keyring,
): Promise<void> {
  const reason = form.querySelector("textarea")!.value.trim();
  const level = form.querySelector("select")!.value;
  await postJson(form.dataset["request"]!, {
    ...(await sealed("level-request", caseId, { reason }, keyring)),
    level,
  });
  refresh("side");
}
