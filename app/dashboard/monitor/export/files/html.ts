/** One file that any browser opens years later, without Firedoor, a script or a network. */

import type { ExportedCase, ExportedText, InWords, Maker } from "./exported";

/** How things are called, in the reader's language. */
export interface HtmlLabels {
  readonly language: string;
  readonly direction: string;
  readonly title: string;
  readonly warning: string;
  readonly made: string;
  readonly closed: string;
  readonly opened: string;
  readonly ended: string;
  readonly assigned: string;
  readonly thread: string;
  readonly authors: { readonly [author: string]: string };
}

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:50rem;margin:0 auto;padding:1rem}
article{border-top:2px solid;margin-top:2rem;break-before:auto}
.text{border:1px solid #999;border-radius:.3rem;padding:.5rem;margin:.5rem 0;break-inside:avoid}
.text p{white-space:pre-wrap;margin:0}.meta{color:#444;font-size:.875rem}
.warning{border:2px solid;padding:.5rem}`;

/** Nothing is loaded and nothing runs, whatever a text holds. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

const ESCAPES: { readonly [sign: string]: string } = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text that is nothing but text, in an element or an attribute. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}

export function htmlOf(cases: readonly ExportedCase[], maker: Maker, labels: HtmlLabels): string {
  const { title, warning, made, language, direction } = labels;
  return `<!doctype html>
<html lang="${escaped(language)}" dir="${escaped(direction)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escaped(title)}</h1>
<p class="warning">${escaped(warning)}</p>
<p class="meta">${escaped(made)}: <bdi>${escaped(maker.member)}</bdi>, <bdi>${escaped(maker.organisation)}</bdi>, <bdi>${escaped(maker.at)}</bdi></p>
${cases.map((one) => caseOf(one, labels)).join("\n")}
</body>
</html>
`;
}

function caseOf(one: ExportedCase, labels: HtmlLabels): string {
  const place = [one.factory, one.factory_code, one.country].filter(Boolean).join(", ");
  const facts = [
    one.level_words,
    one.state_words,
    one.category_words,
    place,
    one.language,
    `${labels.opened} ${one.opened_at}`,
    one.ended_on && `${labels.ended} ${one.ended_on}`,
    one.assigned_to && `${labels.assigned} ${one.assigned_to}`,
    one.joined.join(" "),
  ].filter(Boolean);
  const course = [...one.money, ...one.polls, ...one.contests, ...one.transfers];
  const said = [one.breaches.join("; "), one.causes.join("; "), ...course.map(wordsOf)];
  return `<article>
<h2><bdi>${escaped(one.reference)}</bdi></h2>
<p>${facts.map((fact) => `<bdi>${escaped(fact)}</bdi>`).join(" · ")}</p>
${said
  .filter(Boolean)
  .map((words) => `<p dir="auto">${escaped(words)}</p>`)
  .join("\n")}
${one.texts.map((text) => textOf(text, labels)).join("\n")}
</article>`;
}

const wordsOf = ({ words }: InWords): string => words;

function textOf(text: ExportedText, labels: HtmlLabels): string {
  const about = [
    labels.authors[text.author] ?? text.author,
    text.thread > 0 && `${labels.thread} ${text.thread}`,
    text.by,
    text.at,
    text.result,
    text.grade,
  ].filter((one) => typeof one === "string" && one !== "");
  return `<div class="text"><p dir="auto">${escaped(text.text ?? labels.closed)}</p>
<div class="meta">${about.map((one) => `<bdi>${escaped(String(one))}</bdi>`).join(" · ")}</div></div>`;
}
