/** What pages do with htmx's answers: swap nothing that did not change, and say what went wrong. */

interface Answer extends CustomEvent {
  readonly detail: {
    readonly xhr: XMLHttpRequest;
    readonly elt: Element;
    readonly requestConfig: { readonly verb: string };
    readonly serverResponse: string;
    shouldSwap: boolean;
    isError: boolean;
  };
}

function sentence(xhr: XMLHttpRequest): string {
  try {
    return String((JSON.parse(xhr.responseText) as { error: unknown }).error);
  } catch {
    return `${xhr.status} ${xhr.statusText}`;
  }
}

/** A refresh that brings the same again leaves focus, selection and opened texts alone. */
export function skipWhatIsSame(): void {
  const last = new WeakMap<Element, string>();
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { detail } = event as Answer;
    if (!detail.elt.getAttribute("hx-trigger")?.startsWith("every")) return;
    if (last.get(detail.elt) === detail.serverResponse) detail.shouldSwap = false;
    if (detail.xhr.status === 200) last.set(detail.elt, detail.serverResponse);
  });
}

/** What is said where no answer came: to a change, which may be done, and to a look. */
export interface NoAnswer {
  readonly unknown: string;
  readonly offline: string;
}

/** A refusal of the rules (409) is a fragment that says why; all else is one sentence. */
export function sayRefusals(say: (text: string) => void, { unknown, offline }: NoAnswer): void {
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { detail } = event as Answer;
    if (detail.xhr.status !== 409) return;
    detail.shouldSwap = true;
    detail.isError = false;
  });
  // On a phone the place for sentences may be far above the button that was pressed.
  document.addEventListener("htmx:afterSwap", ({ target }) => {
    if (target instanceof Element && target.id === "said") target.scrollIntoView({ block: "center" });
  });
  document.addEventListener("htmx:responseError", (event) => say(sentence((event as Answer).detail.xhr)));
  document.addEventListener("htmx:sendError", (event) => {
    say((event as Answer).detail.requestConfig.verb === "get" ? offline : unknown);
  });
}
