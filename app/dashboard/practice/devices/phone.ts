/** The basic phone: texts out, texts in, and what each of them costs. */

import { find } from "app/dashboard/frame/browser/elements";
import { readTexts } from "app/dashboard/frame/browser/texts";

import { PHONE_FORM } from "../texts";
import type { AwayNotice } from "./away-notice";
import { Follower, type Feed } from "./follow";
import { choose, sending, sendOnEnter, shaped, showLog, showTime } from "./parts";
import { post, read } from "./relay";

interface Text {
  readonly n: number;
  readonly direction: "in" | "out";
  readonly text: string;
  readonly at: string;
  readonly segments: number;
  readonly encoding: string;
  readonly status: string;
}

interface Texts {
  readonly messages: readonly Text[];
}

const UNTAKEN = "undelivered to webhook";

export function startPhone(away: AwayNotice): void {
  const select = find<HTMLSelectElement>("#phone-number");
  const form = find<HTMLFormElement>("#phone-form");
  const { texts } = readTexts(PHONE_FORM);
  const field = find<HTMLTextAreaElement>("#phone-text");
  const list = find("#phone-messages");
  const path = (): string => `phone/${encodeURIComponent(select.value)}`;

  const feed: Feed = {
    refresh: async (signal) => {
      find("#phone-shown").textContent = select.value;
      const { messages } = await read<Texts>(`${path()}/messages`, signal);
      signal.throwIfAborted();
      showLog(list, messages, textShown);
      return messages.at(-1)?.n ?? 0;
    },
    wait: async (last, signal) =>
      (await read<Texts>(`${path()}/wait?after=${last}`, signal)).messages.length > 0,
  };
  const follower = new Follower(feed, away);

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const [from, text] = [select.value, field.value];
    if (!text.trim()) return;
    void sending(form, texts.sending, find("#phone-said"), async () => {
      await post("phone/send", { from, text });
      field.value = "";
      await follower.refresh();
    });
  });
  sendOnEnter(field, form);
  form.addEventListener("click", ({ target }) => {
    const key = target instanceof Element && target.closest<HTMLElement>("[data-key]");
    if (key) field.setRangeText(key.dataset["key"] ?? "", field.selectionStart, field.selectionEnd, "end");
  });
  find("#phone-clear").addEventListener("click", () => {
    field.value = "";
    field.focus();
  });
  select.addEventListener("change", () => follower.restart());
  find("#phone-new").addEventListener("click", () => {
    choose(select, newNumber([...select.options].map((one) => one.value)));
    follower.restart();
    field.focus();
  });
}

function randomNumber(): number {
  const [number = 0] = crypto.getRandomValues(new Uint16Array(1));
  return number;
}

/** A number that this page has not used, of those that Ofcom sets aside for fiction. */
function newNumber(used: readonly string[]): string {
  for (;;) {
    const number = `+447700900${String(randomNumber() % 1000).padStart(3, "0")}`;
    if (!used.includes(number)) return number;
  }
}

function textShown(text: Text): HTMLElement {
  const shape = shaped("text-shape");
  shape.classList.add(text.direction);
  find(".body", shape).textContent = text.text;
  find("[data-segments]", shape).textContent = String(text.segments);
  find("[data-encoding]", shape).textContent = text.encoding;
  find("[data-untaken]", shape).hidden = text.status !== UNTAKEN;
  showTime(find<HTMLTimeElement>("time", shape), text.at);
  return shape;
}
