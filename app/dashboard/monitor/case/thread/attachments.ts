/** Pictures, sounds and documents of a thread: opened in memory when the member asks, never before. */

import { valueOf } from "app/dashboard/frame/browser/elements";
import { sentenceOf } from "app/dashboard/frame/browser/sentences";
import { getBytes } from "app/dashboard/frame/browser/server";
import { fromB64u, type JsonObject } from "vault/browser/encoding";
import { DoesNotOpen } from "vault/browser/errors";
import { openFile } from "vault/browser/files";

import type { CaseTexts } from "../texts";

/** What a browser may show or play by itself; all else is saved. The type is ours, not the sender's. */
const PLAYED = new Set(["audio/ogg", "audio/mpeg"]);
const PICTURE = "image/jpeg";
/** What a saved file's name ends in, by its type; of an unknown one nobody guesses. */
const ENDINGS: Readonly<Record<string, string>> = {
  "application/msword": "doc",
  "application/octet-stream": "bin",
  "audio/amr-wb": "awb",
  "audio/mp4": "m4a",
  "audio/mpeg": "mp3",
  "image/jpeg": "jpg",
  "video/3gpp": "3gp",
  "video/quicktime": "mov",
};

interface OpenedFile {
  /** Of the bytes in memory. */
  readonly address: string;
  /** What its sender's phone called it. */
  readonly type: string;
}

export class Attachments {
  /** By id: a refresh of the thread shows them again. */
  private readonly opened = new Map<string, OpenedFile>();

  constructor(
    private readonly content: (id: string) => Promise<JsonObject>,
    private readonly texts: Pick<CaseTexts, "picture" | "hide" | "save">,
    private readonly say: (sentence: string) => void,
  ) {
    document.addEventListener("click", ({ target }) => {
      const button = target instanceof Element && target.closest<HTMLButtonElement>("[data-file]");
      if (button) void this.asked(button);
    });
  }

  /** Enables the buttons of a thread that has come, and shows again what was open. */
  watch(): void {
    for (const button of document.querySelectorAll<HTMLButtonElement>("[data-file]")) {
      button.disabled = false;
      button.dataset["label"] ??= button.textContent ?? "";
      const file = this.opened.get(valueOf(button, "file"));
      if (button.dataset["kind"] === "image" && file !== undefined) this.showPicture(button, file);
    }
  }

  /** A sound that no browser plays is saved, and its button says so before it is pressed. */
  name(id: string, content: JsonObject): void {
    const type = content["type"];
    const button = document.querySelector<HTMLButtonElement>(`[data-file="${id}"]`);
    if (button?.dataset["kind"] !== "audio" || typeof type !== "string") return;
    if (!PLAYED.has(type)) button.textContent = this.texts.save;
  }

  private async asked(button: HTMLButtonElement): Promise<void> {
    const [id, kind] = [valueOf(button, "file"), valueOf(button, "kind")];
    const shown = button.parentElement?.querySelector("img") ?? null;
    if (shown !== null) return this.hidePicture(button, shown);
    button.disabled = true;
    try {
      const file = this.opened.get(id) ?? (await this.open(button, id));
      this.opened.set(id, file);
      if (kind === "image") this.showPicture(button, file);
      else if (kind === "audio" && PLAYED.has(file.type)) await play(button, file);
      else save(id, file);
    } catch (error) {
      this.say(sentenceOf(error));
    } finally {
      button.disabled = false;
    }
  }

  private async open(button: HTMLButtonElement, id: string): Promise<OpenedFile> {
    const content = await this.content(id);
    const [key, type] =
      button.dataset["which"] === "original"
        ? [content["original_key"], content["original_type"]]
        : [content["key"], content["type"]];
    if (typeof key !== "string" || typeof type !== "string") {
      throw new DoesNotOpen("This file has no key to open it with.");
    }
    const sealed = await getBytes(valueOf(button, "from"));
    const bytes = await openFile(fromB64u(key), valueOf(button, "name"), sealed);
    const safe = type === PICTURE || PLAYED.has(type) ? type : "application/octet-stream";
    return { address: URL.createObjectURL(new Blob([bytes], { type: safe })), type };
  }

  private showPicture(button: HTMLButtonElement, { address }: OpenedFile): void {
    const image = document.createElement("img");
    image.src = address;
    image.alt = this.texts.picture;
    button.parentElement?.prepend(image);
    button.textContent = this.texts.hide;
  }

  private hidePicture(button: HTMLButtonElement, image: HTMLImageElement): void {
    URL.revokeObjectURL(image.src);
    this.opened.delete(valueOf(button, "file"));
    image.remove();
    button.textContent = valueOf(button, "label");
  }
}

async function play(button: HTMLButtonElement, { address }: OpenedFile): Promise<void> {
  const player = document.createElement("audio");
  player.controls = true;
  player.preload = "metadata";
  player.src = address;
  button.replaceWith(player);
  // It was asked for just now; a browser that will not play is asked by the player's own button.
  await player.play().catch(() => undefined);
}

function save(id: string, { address, type }: OpenedFile): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = `${id}.${ENDINGS[type] ?? type.split("/")[1]}`;
  link.click();
}
