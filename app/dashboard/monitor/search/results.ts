/** Shows what was found: the cases, and around each hit the words that stand there. */

import { find } from "app/dashboard/frame/browser/elements";
import { visible } from "app/dashboard/wording/visible";
import { fillPlaceholders } from "vault/browser/placeholders";

import type { Author, ServedCase } from "./bring-up-to-date";
import type { Piece } from "./index/excerpt";
import type { FoundCase, FoundText } from "./index/text-index";
import type { SearchTexts } from "./texts";

/** Facts that are shown with what was found in them. */
const FACTS = ["reference", "joined", "category", "factory", "code", "country", "remedy"] as const;

interface Place {
  /** How its anchor on that page begins. */
  readonly anchor: string;
  readonly page: "address" | "plan" | "evidence";
  readonly label: keyof SearchTexts;
}

/** Where a text stands, and what it is called. */
const PLACES: { readonly [author in Author]: Place } = {
  worker: { anchor: "message", page: "address", label: "worker" },
  member: { anchor: "message", page: "address", label: "member" },
  finding: { anchor: "finding", page: "address", label: "finding" },
  note: { anchor: "note", page: "address", label: "note" },
  task: { anchor: "task", page: "address", label: "task" },
  gloss: { anchor: "gloss", page: "address", label: "gloss" },
  "remedy-action": { anchor: "action", page: "plan", label: "plan" },
  "remedy-note": { anchor: "note", page: "plan", label: "plan" },
  negotiation: { anchor: "negotiation", page: "plan", label: "talks" },
  agreement: { anchor: "agreement", page: "plan", label: "talks" },
  evidence: { anchor: "item", page: "evidence", label: "evidence" },
  custody: { anchor: "entry", page: "evidence", label: "evidence" },
  fact: { anchor: "fact", page: "evidence", label: "figure" },
};

export class Results {
  private readonly place = find<HTMLOListElement>("#found");
  private readonly ofCase = find<HTMLTemplateElement>("#found-case");
  private readonly ofText = find<HTMLTemplateElement>("#found-text");

  constructor(private readonly texts: SearchTexts) {}

  show(found: readonly FoundCase[], cases: ReadonlyMap<string, ServedCase>): void {
    const rows = found.flatMap((one) => {
      const served = cases.get(one.id);
      return served === undefined ? [] : [this.caseRow(one, served)];
    });
    this.place.replaceChildren(...rows);
  }

  private caseRow(found: FoundCase, served: ServedCase): Node {
    const row = copyOf(this.ofCase);
    const item = find(".found-case", row);
    item.classList.toggle("danger", served.danger);
    const link = find<HTMLAnchorElement>(".to-do", row);
    link.href = served.address;
    link.textContent = served.to_do;
    const level = find(served.danger ? ".level-danger" : ".level", row);
    level.textContent = served.level;
    level.hidden = false;
    for (const name of FACTS) {
      const place = find(`[data-fact="${name}"]`, row);
      place.replaceChildren(...marks(found.facts[name] ?? []));
      place.hidden = served[name] === "";
    }
    find(".place", row).hidden = served.factory === "";
    const opened = find(".opened", row);
    opened.textContent = fillPlaceholders(this.texts.since, { time: served.opened });
    opened.title = served.opened_exact;
    const authors = new Map(served.texts);
    find(".texts", row).replaceChildren(
      ...found.texts.map((one) => this.textRow(one, served, authors.get(one.id))),
    );
    const more = find(".more", row);
    more.hidden = found.more === 0;
    more.textContent = fillPlaceholders(this.texts.more, { count: found.more });
    return row;
  }

  private textRow(text: FoundText, served: ServedCase, author: Author = "worker"): Node {
    const row = copyOf(this.ofText);
    const { anchor, page, label } = PLACES[author];
    find(".who", row).textContent = this.texts[label];
    const link = find<HTMLAnchorElement>("a", row);
    link.href = `${served[page]}#${anchor}-${text.id}`;
    find(".excerpt", row).replaceChildren(...marks(text.pieces));
    return row;
  }
}

function copyOf(template: HTMLTemplateElement): DocumentFragment {
  return template.content.cloneNode(true) as DocumentFragment;
}

function marks(pieces: readonly Piece[]): Node[] {
  return pieces.map(({ text, found }) => {
    if (!found) return document.createTextNode(visible(text));
    const mark = document.createElement("mark");
    mark.textContent = visible(text);
    return mark;
  });
}
