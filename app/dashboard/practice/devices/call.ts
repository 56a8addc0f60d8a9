/** Calling the line from the basic phone, and what the caller heard. */

import { find } from "app/dashboard/frame/browser/elements";
import { readTexts } from "app/dashboard/frame/browser/texts";

import { CALL_FORM } from "../texts";
import { sending } from "./parts";
import { post } from "./relay";

interface Call {
  readonly status: string;
  readonly heard: readonly string[];
}

export function startCall(): void {
  const form = find<HTMLFormElement>("#call-form");
  const { texts } = readTexts(CALL_FORM);
  const said = find("#call-said");
  const heard = find("#call-heard");

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    heard.hidden = true;
    void sending(form, texts.sending, said, async () => {
      const call = await post<Call>("phone/call", {
        from: find<HTMLSelectElement>("#phone-number").value,
        keys: find<HTMLInputElement>("#call-keys").value,
        seconds: find<HTMLInputElement>("#call-seconds").valueAsNumber || 0,
        withheld: find<HTMLInputElement>("#call-withheld").checked,
      });
      said.textContent = call.status === "failed" ? texts.failed : texts.none;
      said.hidden = call.heard.length > 0 && call.status !== "failed";
      heard.replaceChildren(...call.heard.map(line));
      heard.hidden = call.heard.length === 0;
    });
  });
}

function line(words: string): HTMLElement {
  const item = document.createElement("li");
  item.dir = "auto";
  item.textContent = words;
  return item;
}
