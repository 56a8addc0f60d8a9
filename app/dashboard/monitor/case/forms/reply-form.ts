/** The form of a reply: what it costs on the worker's phone, and how it is signed and sealed. */

import { find, valueOf } from "app/dashboard/frame/browser/elements";
import { RemarkWords } from "app/dashboard/wording/remarks/remark-words";
import { replyDocument, sealReply } from "vault/browser/documents/reply";
import { b64u, newId } from "vault/browser/encoding";
import { fillPlaceholders } from "vault/browser/placeholders";
import type { Keyring } from "vault/browser/trust/keyring";

import type { CaseTexts } from "../texts";
import type { SeenHere } from "../thread/seen-here";
import { measure } from "../thread/sms-segments";
import { ReplyQuestions } from "./reply-question";
import { forOneReader, onSubmit, refresh } from "./sealed-form";

/** More may arrive in pieces on some networks (docs/messaging.md, SMS). */
const PARTS_ENOUGH = 2;

type CostTexts = Pick<CaseTexts, "one" | "many" | "room" | "wide" | "long">;

function costInWords(text: string, texts: CostTexts): string {
  const { parts, left, encoding } = measure(text);
  const sentences = [
    parts === 1 ? texts.one : fillPlaceholders(texts.many, { parts }),
    fillPlaceholders(texts.room, { left }),
  ];
  const words = [sentences.join(", ") + "."];
  if (encoding === "UCS-2") words.push(texts.wide);
  if (parts > PARTS_ENOUGH) words.push(texts.long);
  return words.join(" ");
}

/** Shows the parts and the cost of a reply while it is written. */
export function watchCost(form: HTMLFormElement, texts: CostTexts): void {
  const area = find<HTMLTextAreaElement>("textarea", form);
  const cost = find(".cost", form);
  const show = (): void => {
    const sms = form.closest("[data-sms]") !== null && area.value !== "";
    cost.textContent = sms ? costInWords(area.value, texts) : "";
    cost.toggleAttribute("data-long", sms && measure(area.value).parts > PARTS_ENOUGH);
  };
  area.addEventListener("input", show);
  show();
}

/**
 * A reply: signed by the member, sealed to the courier, wrapped for the colleagues.
 * The server refuses it where the worker wrote after what the member has seen, and says up to which
 * message; who then presses again knows of these, and of none that came since.
 */
export function watchReply(
  form: HTMLFormElement,
  keyring: Keyring,
  texts: CaseTexts,
  seen: SeenHere,
): void {
  const area = find<HTMLTextAreaElement>("textarea", form);
  const questions = new ReplyQuestions(form, new RemarkWords(), texts.longAsk);
  const report = find(`#thread-${valueOf(form, "reply")}`);
  let warnedTo = 0;
  onSubmit(form, texts, {
    seal: async () => {
      if (questions.asks()) return undefined;
      const id = newId();
      const document = replyDocument({
        outbound: id,
        contact: valueOf(form, "contact"),
        conversation: valueOf(form, "reply"),
        organisation: keyring.organisation,
        member: keyring.member.id,
        text: area.value.trim(),
      });
      const { signingSeed, courierKey } = keyring;
      const readers = [await keyring.reader()];
      const sealed = await sealReply(document, signingSeed, courierKey, id, readers);
      const body = {
        id,
        ...forOneReader(sealed.thread),
        payload: b64u(sealed.outboundSealed),
        urgent: new FormData(form).has("urgent"),
        read_to: Math.max(warnedTo, seen.readTo(report)),
      };
      return { path: form.action, body };
    },
    sent: () => {
      area.value = "";
      questions.forget();
      area.dispatchEvent(new Event("input", { bubbles: true }));
      refresh("refresh");
      return texts.posted;
    },
    refused: ({ code, values }) => {
      if (code === "unseen_texts") warnedTo = Number(values["newest"]);
      refresh("refresh");
    },
  });
}
