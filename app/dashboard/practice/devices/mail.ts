/** The mailboxes of members and buyers: plain text, and links that open our own dashboard. */

import { find } from "app/dashboard/frame/browser/elements";

import type { AwayNotice } from "./away-notice";
import { Follower, type Feed } from "./follow";
import { choose, shaped, showList, showTime } from "./parts";
import { read } from "./relay";

interface Mail {
  readonly n: number;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly received_at: string;
}

const ADDRESS = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/g;

export function startMail(away: AwayNotice): void {
  const select = find<HTMLSelectElement>("#mail-to");
  const list = find("#mail-list");
  let mails: readonly Mail[] = [];
  let open: number | undefined;

  const show = (): void => {
    for (const { to } of mails) addMailbox(select, to);
    const wanted = mails.filter((one) => !select.value || sameMailbox(one.to, select.value));
    wanted.reverse();
    showList(list, wanted, (mail) => {
      const shape = shaped("mail-shape");
      find(".who", shape).textContent = mail.to;
      find("b", shape).textContent = mail.subject;
      showTime(find<HTMLTimeElement>("time", shape), mail.received_at);
      find("button", shape).addEventListener("click", () => {
        open = mail.n;
        show();
      });
      return shape;
    });
    wanted.forEach((mail, place) => {
      const button = list.children[place]?.firstElementChild;
      button?.setAttribute("aria-expanded", String(mail.n === open));
    });
    find("#mail-none").hidden = wanted.length > 0;
    showMail(wanted.find((one) => one.n === open));
  };

  select.addEventListener("change", show);
  const feed: Feed = {
    refresh: async (signal) => {
      mails = await read<readonly Mail[]>("mailbox", signal);
      signal.throwIfAborted();
      show();
      return mails.at(-1)?.n ?? 0;
    },
    wait: async (last, signal) =>
      (await read<readonly Mail[]>(`mailbox/wait?after=${last}`, signal)).length > 0,
  };
  new Follower(feed, away);
}

function sameMailbox(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function addMailbox(select: HTMLSelectElement, to: string): void {
  if ([...select.options].some((one) => sameMailbox(one.value, to))) return;
  const chosen = select.value;
  choose(select, to);
  select.value = chosen;
}

function showMail(mail: Mail | undefined): void {
  const article = find("#mail-open");
  article.hidden = mail === undefined;
  if (mail === undefined || article.dataset["n"] === String(mail.n)) return;
  article.dataset["n"] = String(mail.n);
  find("#mail-subject").textContent = mail.subject;
  find("#mail-from").textContent = mail.from;
  find("#mail-recipient").textContent = mail.to;
  showTime(find<HTMLTimeElement>("#mail-at"), mail.received_at);
  find("#mail-text").replaceChildren(...withLinks(mail.text));
}

/** Only addresses of our own dashboard become links. */
function* withLinks(text: string): Generator<Node | string> {
  let done = 0;
  for (const match of text.matchAll(ADDRESS)) {
    if (new URL(match[0]).origin !== location.origin) continue;
    yield text.slice(done, match.index);
    const link = document.createElement("a");
    link.href = match[0];
    link.target = "_blank";
    link.textContent = match[0];
    yield link;
    done = match.index + match[0].length;
  }
  yield text.slice(done);
}
