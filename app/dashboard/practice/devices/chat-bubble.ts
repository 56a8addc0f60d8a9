/** One message of the Telegram chat, with what came with it. */

import { find } from "app/dashboard/frame/browser/elements";

import { shaped, showTime } from "./parts";

export interface ChatButton {
  readonly text: string;
  /** A reply keyboard's button has none: pressing it is sending its text. */
  readonly data?: string;
}

export interface Bubble {
  readonly n: number;
  readonly direction: "in" | "out";
  readonly kind: "message" | "edit" | "delete" | "answer";
  readonly message_id: number;
  readonly text: string;
  readonly buttons: readonly (readonly ChatButton[])[];
  /** photo or voice, where one came with it. */
  readonly file_kind: string;
  readonly at: string;
}

/** The message as an element; `press` is called with the button that was pressed. */
export function chatBubble(
  bubble: Bubble,
  chat: number,
  press: (button: ChatButton) => void,
): HTMLElement {
  const shape = shaped("bubble-shape");
  shape.classList.add(bubble.direction);
  find(".body", shape).textContent = bubble.text;
  showFile(bubble, chat, shape);
  showTime(find<HTMLTimeElement>("time", shape), bubble.at);
  find(".choices", shape).append(...bubble.buttons.map((row) => buttonRow(row, press)));
  return shape;
}

function buttonRow(row: readonly ChatButton[], press: (button: ChatButton) => void): HTMLElement {
  const line = document.createElement("div");
  for (const choice of row) {
    const button = document.createElement("button");
    button.type = "button";
    button.dir = "auto";
    button.textContent = choice.text;
    button.addEventListener("click", () => press(choice));
    line.append(button);
  }
  return line;
}

function showFile(bubble: Bubble, chat: number, shape: HTMLElement): void {
  const address = `/practice/chat/${chat}/file/${bubble.message_id}`;
  if (bubble.file_kind === "photo") {
    const picture = find<HTMLImageElement>("img", shape);
    // What it says stands under it as text.
    picture.src = address;
    picture.hidden = false;
  }
  const voice = find("[data-voice]", shape);
  voice.hidden = bubble.file_kind !== "voice";
  voice.addEventListener("click", () => void play(voice, address));
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
