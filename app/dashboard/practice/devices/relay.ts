/** Asking the practice carrier, by way of our own server. */

import { readTexts } from "app/dashboard/frame/browser/texts";

import { AWAY } from "../texts";

interface Refusal {
  readonly error?: string;
}

/** Nobody answered, or the server refused: the message is a sentence for the person. */
export class Refused extends Error {
  override readonly name = "Refused";
}

/** What the page asks by itself must not keep a member's session alive. */
const BACKGROUND = { "X-Firedoor-Background": "1", Accept: "application/json" };

/** @throws Refused; AbortError when `signal` says so. */
export async function read<Content>(path: string, signal: AbortSignal): Promise<Content> {
  return answer(await ask(path, { headers: BACKGROUND, signal }));
}

/** @throws Refused */
export async function post<Content>(path: string, body: object): Promise<Content> {
  const token = document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]');
  return answer(
    await ask(path, {
      method: "POST",
      headers: {
        Accept: "application/json",
        "Content-Type": "application/json",
        "X-CSRFToken": token?.content ?? "",
      },
      body: JSON.stringify(body),
    }),
  );
}

async function ask(path: string, options: RequestInit): Promise<Response> {
  try {
    return await fetch(`/practice/${path}`, { ...options, cache: "no-store", redirect: "error" });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Refused(readTexts(AWAY).texts.gone);
  }
}

async function answer<Content>(response: Response): Promise<Content> {
  const content: unknown = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused((content as Refusal).error ?? String(response.status));
  return content as Content;
}
