/** Who can sign in: the codes of this half minute, and buttons that copy. */

import { readTexts } from "app/dashboard/frame/browser/texts";

import { read } from "./devices/relay";
import { SIGN_INS } from "./texts";

interface Codes {
  readonly codes: Readonly<Record<string, string>>;
  readonly seconds_left: number;
}

const COPIED_MS = 1500;
const AGAIN_SECONDS = 5;

export function startSignIns(): void {
  if (document.getElementById(SIGN_INS.id) === null) return;
  const { element: table, texts, values } = readTexts(SIGN_INS);
  table.addEventListener("click", ({ target }) => {
    const button = target instanceof Element && target.closest<HTMLElement>("[data-copy]");
    if (button) void copy(button, texts.copied);
  });
  void keepFresh(table, Number(values.seconds));
}

async function copy(button: HTMLElement, copied: string): Promise<void> {
  await navigator.clipboard.writeText(button.previousElementSibling?.textContent ?? "");
  const label = button.textContent;
  if (label === copied) return;
  button.textContent = copied;
  setTimeout(() => (button.textContent = label), COPIED_MS);
}

async function keepFresh(table: HTMLElement, firstSeconds: number): Promise<void> {
  const signal = new AbortController().signal;
  let seconds = firstSeconds;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, Math.max(1, seconds) * 1000));
    if (document.visibilityState === "hidden") await seenAgain();
    try {
      const fresh = await read<Codes>("codes", signal);
      seconds = fresh.seconds_left;
      for (const [email, code] of Object.entries(fresh.codes)) {
        const place = table.querySelector(`[data-code="${CSS.escape(email)}"]`);
        if (place) place.textContent = code;
      }
    } catch {
      // The devices say that the server is away; here we only ask again.
      seconds = AGAIN_SECONDS;
    }
  }
}

function seenAgain(): Promise<void> {
  return new Promise((resolve) => {
    document.addEventListener("visibilitychange", () => resolve(), { once: true });
  });
}
