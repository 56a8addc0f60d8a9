/** /practice: three devices that each follow the practice carrier, and the sign-ins. */

import { startCall } from "../practice/call";
import { startChat } from "../practice/chat";
import { startHabits } from "../practice/habits";
import { startMail } from "../practice/mail";
import { find } from "../practice/page";
import { startPhone } from "../practice/phone";
import { startSignIns } from "../practice/sign-ins";

startPhone();
startCall();
startChat();
startMail();
startHabits();
startSignIns();

document.addEventListener("click", ({ target }) => {
  const sample = target instanceof Element && target.closest<HTMLElement>("[data-fill]");
  if (!sample) return;
  const field = find<HTMLTextAreaElement>(`#${sample.dataset["fill"]}`);
  field.value = sample.textContent.trim();
  field.focus();
});
