/** Pictures, sounds and documents of a thread: opened when she asks, in memory, never before. */

import { sentenceOf } from "app/dashboard/frame/browser/sentences";
import { getBytes } from "app/dashboard/frame/browser/server";
import { fromB64u, type Bytes, type JsonObject } from "vault/browser/encoding";
import { DoesNotOpen } from "vault/browser/errors";
import { openFile } from "vault/browser/files";

export interface MediaWords {
  readonly picture: string;
  readonly hide: string;
  readonly save: string;
}

/** What a browser may show or play by itself; all else is saved. The type is ours, not the sender's. */
const PLAYED = new Set(["audio/ogg", "audio/mpeg"]);
const PICTURE = "image/jpeg";

export class MediaFiles {
  /** Addresses of opened files, by id: a refresh of the thread shows them again. */
  private readonly opened = new Map<string, string>();
  private readonly types = new Map<string, string>();

  constructor(
    private readonly content: (id: string) => Promise<JsonObject>,
    private readonly words: MediaWords,
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
      if (button.dataset["kind"] === "image" && this.opened.has(button.dataset["file"]!)) {
        this.showPicture(button);
      }
    }
  }

  private async asked(button: HTMLButtonElement): Promise<void> {
    const { file: id, kind } = button.dataset as { readonly file: string; readonly kind: string };
    const shown = button.parentElement!.querySelector("img");
    if (shown !== null) return this.hidePicture(button, shown);
    button.disabled = true;
    try {
      if (!this.opened.has(id)) await this.open(button, id);
      if (kind === "image") this.showPicture(button);
      else if (kind === "audio" && PLAYED.has(this.types.get(id)!)) await this.play(button);
      else this.save(button);
    } catch (error) {
      this.say(sentenceOf(error));
    } finally {
      button.disabled = false;
    }
  }

  private async open(button: HTMLButtonElement, id: string): Promise<void> {
    const { which, name, from } = button.dataset;
    const content = await this.content(id);
    const [key, type] =
      which === "original"
        ? [content["original_key"], content["original_type"]]
        : [content["key"], content["type"]];
    if (typeof key !== "string" || typeof type !== "string") {
      throw new DoesNotOpen("This file has no key to open it with.");
    }
    const bytes: Bytes = await openFile(fromB64u(key), name!, await getBytes(from!));
    const safe = type === PICTURE || PLAYED.has(type) ? type : "application/octet-stream";
    this.types.set(id, type);
    this.opened.set(id, URL.createObjectURL(new Blob([bytes], { type: safe })));
  }

  private showPicture(button: HTMLButtonElement): void {
    const image = document.createElement("img");
    image.src = this.opened.get(button.dataset["file"]!)!;
    image.alt = this.words.picture;
    button.parentElement!.prepend(image);
    button.textContent = this.words.hide;
  }

  private hidePicture(button: HTMLButtonElement, image: HTMLImageElement): void {
    const id = button.dataset["file"]!;
    URL.revokeObjectURL(this.opened.get(id)!);
    this.opened.delete(id);
    image.remove();
    button.textContent = button.dataset["label"]!;
  }

  private async play(button: HTMLButtonElement): Promise<void> {
    const player = document.createElement("audio");
    player.controls = true;
    player.preload = "metadata";
    player.src = this.opened.get(button.dataset["file"]!)!;
    button.replaceWith(player);
    // She has asked for it just now; a browser that will not is asked by its own button.
    await player.play().catch(() => undefined);
  }

  private save(button: HTMLButtonElement): void {
    const id = button.dataset["file"]!;
    const ending = this.types.get(id)!.split("/")[1]!;
    const link = document.createElement("a");
    link.href = this.opened.get(id)!;
    link.download = `${id}.${ending}`;
    link.click();
  }
}
