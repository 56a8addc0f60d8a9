/**
 * Pictures, sounds, videos and documents of a thread: opened in memory when the member asks, never
 * before. Only the copy that we made is shown or played; the file as it came is saved.
 */

import { valueOf } from "app/dashboard/frame/browser/elements";
import { sentenceOf } from "app/dashboard/frame/browser/sentences";
import { getBytes } from "app/dashboard/frame/browser/server";
import { fromB64u, type JsonObject } from "vault/browser/encoding";
import { DoesNotOpen } from "vault/browser/errors";
import { openFile } from "vault/browser/files";
import { fillPlaceholders } from "vault/browser/placeholders";

import type { CaseTexts } from "../texts";

/** What a browser may show or play by itself; all else is saved. The type is ours, not the sender's. */
const PLAYED = new Set(["audio/ogg", "audio/mpeg", "video/webm"]);
const PICTURE = "image/jpeg";
/** What a saved file's name ends in, by its type; of an unknown one nobody guesses. */
const ENDINGS: Readonly<Record<string, string>> = {
  "application/msword": "doc",
  "application/octet-stream": "bin",
  "audio/amr-wb": "awb",
  "audio/mp4": "m4a",
  "audio/mpeg": "mp3",
  "image/heic": "heic",
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

type Texts = Pick<
  CaseTexts,
  "picture" | "pages" | "hide" | "hidePages" | "firstPart" | "firstPages" | "save"
>;

export class Attachments {
  /** By the name of the sealed file: a refresh of the thread shows them again. */
  private readonly opened = new Map<string, OpenedFile>();

  constructor(
    private readonly content: (id: string) => Promise<JsonObject>,
    private readonly texts: Texts,
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
      const file = this.opened.get(valueOf(button, "name"));
      if (isSeen(button) && file !== undefined) this.showPicture(button, file);
    }
  }

  /** What a file's record says of its copy: is there one, can it be played, is it all of it. */
  name(id: string, content: JsonObject): void {
    const button = document.querySelector<HTMLButtonElement>(
      `[data-file="${id}"][data-which="shown"]`,
    );
    if (button === null) return;
    const type = content["type"];
    if (typeof type !== "string") offerOriginal(button);
    else if (!isSeen(button) && !PLAYED.has(type)) button.textContent = this.texts.save;
    this.sayPart(id, button, content);
  }

  private sayPart(id: string, button: HTMLButtonElement, content: JsonObject): void {
    const { shown, pages, length } = content;
    const place = document.querySelector<HTMLElement>(`[data-part="${id}"]`);
    const whole = pages ?? length;
    if (place === null || typeof shown !== "string" || typeof whole !== "string") return;
    const text = isSeen(button) ? this.texts.firstPages : this.texts.firstPart;
    place.textContent = fillPlaceholders(text, { shown, whole });
    place.hidden = false;
  }

  private async asked(button: HTMLButtonElement): Promise<void> {
    const name = valueOf(button, "name");
    const shown = isSeen(button) ? button.parentElement?.querySelector("img") : null;
    if (shown) return this.hidePicture(button, shown);
    button.disabled = true;
    try {
      const file = this.opened.get(name) ?? (await this.open(button, valueOf(button, "file")));
      this.opened.set(name, file);
      const asItCame = button.dataset["which"] === "original";
      if (isSeen(button)) this.showPicture(button, file);
      else if (!asItCame && PLAYED.has(file.type)) await play(button, file);
      else save(valueOf(button, "file"), file);
    } catch (error) {
      this.say(sentenceOf(error));
    } finally {
      button.disabled = false;
    }
  }

  private async open(button: HTMLButtonElement, id: string): Promise<OpenedFile> {
    const content = await this.content(id);
    const asItCame = button.dataset["which"] === "original";
    const [key, type] = asItCame
      ? [content["original_key"], content["original_type"]]
      : [content["key"], content["type"]];
    if (typeof key !== "string" || typeof type !== "string") {
      throw new DoesNotOpen("This file has no key to open it with.");
    }
    const sealed = await getBytes(valueOf(button, "from"));
    const bytes = await openFile(fromB64u(key), valueOf(button, "name"), sealed);
    const safe = !asItCame && (type === PICTURE || PLAYED.has(type));
    const blob = new Blob([bytes], { type: safe ? type : "application/octet-stream" });
    return { address: URL.createObjectURL(blob), type };
  }

  private showPicture(button: HTMLButtonElement, { address }: OpenedFile): void {
    const image = document.createElement("img");
    image.src = address;
    const pages = button.dataset["kind"] === "document";
    image.alt = pages ? this.texts.pages : this.texts.picture;
    button.parentElement?.prepend(pages ? scrolled(image) : image);
    button.textContent = pages ? this.texts.hidePages : this.texts.hide;
  }

  private hidePicture(button: HTMLButtonElement, image: HTMLImageElement): void {
    URL.revokeObjectURL(image.src);
    this.opened.delete(valueOf(button, "name"));
    (image.closest(".pages") ?? image).remove();
    button.textContent = valueOf(button, "label");
  }
}

/** A picture, or pages that were made a picture. */
function isSeen(button: HTMLButtonElement): boolean {
  return button.dataset["kind"] === "image" || button.dataset["kind"] === "document";
}

/** Ten pages are higher than a screen; a keyboard scrolls what it can reach. */
function scrolled(image: HTMLImageElement): HTMLElement {
  const pages = document.createElement("div");
  pages.className = "pages";
  pages.tabIndex = 0;
  pages.append(image);
  return pages;
}

/** A document of the time before pages were shown has no copy: the file as it came is all. */
function offerOriginal(button: HTMLButtonElement): void {
  button.hidden = true;
  const original = button.parentElement?.querySelector("details");
  if (original) original.open = true;
}

async function play(button: HTMLButtonElement, { address, type }: OpenedFile): Promise<void> {
  const player = document.createElement(type.startsWith("video/") ? "video" : "audio");
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
