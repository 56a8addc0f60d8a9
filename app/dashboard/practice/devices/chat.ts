/** The Telegram chat: messages, the buttons under them, and what pops up when one is pressed. */

import { Follower } from "./follow";
import { choose, find, sending, sendOnEnter, shaped, showLog, showTime } from "./parts";
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
  /** photo or voice, where one came with it. */
  readonly file_kind: string;
  readonly at: string;
}

interface Bubbles {
  readonly messages: readonly Bubble[];
}

const VOICE_SECONDS = 5;

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
    showFile(bubble, shape);
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

  const showFile = (bubble: Bubble, shape: HTMLElement): void => {
    const address = `/practice/chat/${chat()}/file/${bubble.message_id}`;
    if (bubble.file_kind === "photo") {
      const picture = find<HTMLImageElement>("img", shape);
      // What it says stands under it as text.
      picture.src = address;
      picture.hidden = false;
    }
    const voice = find("[data-voice]", shape);
    voice.hidden = bubble.file_kind !== "voice";
    voice.addEventListener("click", () => void play(voice, address));
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
  find("#chat-voice").addEventListener("click", () => void say({ voice: VOICE_SECONDS }));
  select.addEventListener("change", another);
  find("#chat-new").addEventListener("click", () => {
    choose(select, String(Math.max(...[...select.options].map((one) => Number(one.value))) + 1));
    another();
    field.focus();
  });
}

/** In place of the button: the content policy lets sounds come from memory only. */
async function play(button: HTMLElement, address: string): Promise<void> {
  const answer = await fetch(address);
  if (!answer.ok) return;
  const sound = document.createElement("audio");
  sound.controls = true;
  sound.src = URL.createObjectURL(await answer.blob());
  button.replaceWith(sound);
  await sound.play().catch(() => undefined);
}
