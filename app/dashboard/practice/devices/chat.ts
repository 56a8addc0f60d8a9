/** The Telegram chat: messages, the buttons under them, and what pops up when one is pressed. */

import { find } from "app/dashboard/frame/browser/elements";
import { readTexts } from "app/dashboard/frame/browser/texts";

import { CHAT_FORM } from "../texts";
import type { AwayNotice } from "./away-notice";
import { chatBubble, type Bubble, type ChatButton } from "./chat-bubble";
import { Follower, type Feed } from "./follow";
import { choose, sending, sendOnEnter, showLog } from "./parts";
import { post, read } from "./relay";

interface Bubbles {
  readonly messages: readonly Bubble[];
}

const VOICE_SECONDS = 5;

class Chat {
  private readonly select = find<HTMLSelectElement>("#chat-person");
  private readonly language = find<HTMLSelectElement>("#chat-language");
  private readonly form = find<HTMLFormElement>("#chat-form");
  private readonly field = find<HTMLTextAreaElement>("#chat-text");
  private readonly popup = find("#chat-popup");
  private readonly list = find("#chat-messages");
  private readonly texts = readTexts(CHAT_FORM).texts;
  /** The newest entry shown; undefined before the first look: what popped up earlier is over. */
  private seen: number | undefined;
  private readonly follower: Follower;

  constructor(away: AwayNotice) {
    const feed: Feed = {
      refresh: (signal) => this.refresh(signal),
      wait: (last, signal) => this.hasNews(last, signal),
    };
    this.follower = new Follower(feed, away);
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.sendTyped();
    });
    sendOnEnter(this.field, this.form);
    find("#chat-start").addEventListener("click", () => void this.say({ start: "" }));
    find("#chat-voice").addEventListener("click", () => void this.say({ voice: VOICE_SECONDS }));
    this.select.addEventListener("change", () => this.startAnew());
    find("#chat-new").addEventListener("click", () => this.addPerson());
  }

  private get chat(): number {
    return Number(this.select.value);
  }

  private send(path: string, body: object): Promise<boolean> {
    return sending(this.form, this.texts.sending, find("#chat-said"), async () => {
      this.popup.hidden = true;
      await post(`chat/${path}`, { chat: this.chat, ...body });
      await this.follower.refresh();
    });
  }

  private say(what: object): Promise<boolean> {
    return this.send("send", { ...what, language_code: this.language.value });
  }

  private async sendTyped(): Promise<void> {
    const text = this.field.value;
    if (text.trim() && (await this.say({ text }))) this.field.value = "";
  }

  private press({ message_id }: Bubble, { text, data }: ChatButton): void {
    void (data === undefined ? this.say({ text }) : this.send("press", { message_id, data }));
  }

  private async refresh(signal: AbortSignal): Promise<number> {
    const { messages } = await read<Bubbles>(`chat/${this.chat}/messages`, signal);
    signal.throwIfAborted();
    // An edit or a deletion has changed the message's own entry already.
    const shown = messages.filter((one) => one.kind === "message");
    showLog(this.list, shown, (bubble) =>
      chatBubble(bubble, this.chat, (button) => this.press(bubble, button)),
    );
    this.showAnswer(messages.filter((one) => one.kind === "answer").at(-1));
    this.seen = messages.at(-1)?.n ?? 0;
    return this.seen;
  }

  /** What Telegram shows for a moment when a button was pressed. */
  private showAnswer(answer: Bubble | undefined): void {
    if (this.seen === undefined || answer === undefined || answer.n <= this.seen) return;
    this.popup.textContent = answer.text;
    this.popup.hidden = false;
  }

  private async hasNews(last: number, signal: AbortSignal): Promise<boolean> {
    const { messages } = await read<Bubbles>(`chat/${this.chat}/wait?after=${last}`, signal);
    return messages.length > 0;
  }

  private startAnew(): void {
    this.seen = undefined;
    this.popup.hidden = true;
    this.follower.restart();
  }

  private addPerson(): void {
    const known = [...this.select.options].map((one) => Number(one.value));
    choose(this.select, String(Math.max(...known) + 1));
    this.startAnew();
    this.field.focus();
  }
}

export function startChat(away: AwayNotice): void {
  new Chat(away);
}
