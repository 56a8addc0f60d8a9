/** The Telegram chat: messages, the buttons under them, and what pops up when one is pressed. */

import { Follower } from "./follow";
import { choose, find, sending, sendOnEnter, shaped, showLog, showTime } from "./page";
import { post, read } from "./relay";

interface Button {
  readonly text: string;
  /** A reply keyboard's button has none: pressing it is sending its text. */
  readonly data?: string;
}

interface Bubble {
  readonly n: number;
  readonly direction: "in" | "out";
  readonly kind: "message" | "edit" | "delete" | "answer";
  readonly message_id: number;
  readonly text: string;
  readonly buttons: readonly (readonly Button[])[];
  readonly at: string;
}

interface Bubbles {
  readonly messages: readonly Bubble[];
}

export function startChat(): void {
  const select = find<HTMLSelectElement>("#chat-person");
  const language = find<HTMLSelectElement>("#chat-language");
  const form = find<HTMLFormElement>("#chat-form");
  const field = find<HTMLTextAreaElement>("#chat-text");
  const popup = find("#chat-popup");
  const list = find("#chat-messages");
  const chat = (): number => Number(select.value);

  const send = (path: string, body: object): Promise<boolean> =>
    sending(form, find("#chat-said"), async () => {
      popup.hidden = true;
      await post(`chat/${path}`, { chat: chat(), ...body });
      await follower.refresh();
    });
  const say = (what: object): Promise<boolean> =>
    send("send", { ...what, language_code: language.value });

  const bubbleShown = (bubble: Bubble): HTMLElement => {
    const shape = shaped("bubble-shape");
    shape.classList.add(bubble.direction);
    find(".body", shape).textContent = bubble.text;
    showTime(find<HTMLTimeElement>("time", shape), bubble.at);
    for (const row of bubble.buttons) {
      const line = document.createElement("div");
      for (const { text, data } of row) {
        const button = document.createElement("button");
        button.type = "button";
        button.dir = "auto";
        button.textContent = text;
        button.addEventListener("click", () => {
          const message_id = bubble.message_id;
          void (data === undefined ? say({ text }) : send("press", { message_id, data }));
        });
        line.append(button);
      }
      find(".choices", shape).append(line);
    }
    return shape;
  };

  // Undefined before the first look: what popped up earlier is over.
  let seen: number | undefined;
  const follower = new Follower({
    refresh: async (signal) => {
      const { messages } = await read<Bubbles>(`chat/${chat()}/messages`, signal);
      signal.throwIfAborted();
      // An edit or a deletion has changed the message's own entry already.
      showLog(list, messages.filter((one) => one.kind === "message"), bubbleShown);
      const answer = messages.filter((one) => one.kind === "answer").at(-1);
      if (seen !== undefined && answer !== undefined && answer.n > seen) {
        popup.textContent = answer.text;
        popup.hidden = false;
      }
      seen = messages.at(-1)?.n ?? 0;
      return seen;
    },
    wait: async (last, signal) =>
      (await read<Bubbles>(`chat/${chat()}/wait?after=${last}`, signal)).messages.length > 0,
  });

  const another = (): void => {
    seen = undefined;
    popup.hidden = true;
    follower.restart();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = field.value;
    if (!text.trim()) return;
    void say({ text }).then((sent) => {
      if (sent) field.value = "";
    });
  });
  sendOnEnter(field, form);
  find("#chat-start").addEventListener("click", () => void say({ start: "" }));
  select.addEventListener("change", another);
  find("#chat-new").addEventListener("click", () => {
    choose(select, String(Math.max(...[...select.options].map((one) => Number(one.value))) + 1));
    another();
    field.focus();
  });
}
