/** /practice: three devices that each follow the practice carrier, and the sign-ins. */

import { find } from "app/dashboard/frame/browser/elements";

import { AwayNotice } from "./devices/away-notice";
import { startCall } from "./devices/call";
import { startChat } from "./devices/chat";
import { startMail } from "./devices/mail";
import { startPhone } from "./devices/phone";
import { startHabits } from "./habits-banner";
import { startSignIns } from "./sign-ins";

const away = new AwayNotice();
startPhone(away);
startCall();
startChat(away);
startMail(away);
startHabits();
startSignIns();

document.addEventListener("click", ({ target }) => {
  const sample = target instanceof Element && target.closest<HTMLElement>("[data-fill]");
  if (!sample) return;
  const field = find<HTMLTextAreaElement>(`#${sample.dataset["fill"]}`);
  field.value = sample.textContent.trim();
  field.focus();
});
