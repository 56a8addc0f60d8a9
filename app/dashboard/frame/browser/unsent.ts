/**
 * Text that is typed and not sent yet. A form says so in `data-unsent`: "typed", or "kept" once it
 * is sealed in this browser (drafts.ts). With "typed" text no page leaves without asking.
 */

const TYPED = '[data-unsent="typed"]';

/** The member signs out: that leads to the page of sign-in, and nothing else does. */
let signsOut = false;

/** Whether a form holds words that its page did not come with. */
export function hasText(form: HTMLFormElement): boolean {
  return [...form.querySelectorAll("textarea")].some(
    ({ value, defaultValue }) => value.trim() !== "" && value !== defaultValue,
  );
}

/** On every page: notes what is typed, and asks before the page leaves with it. */
export function watchUnsent(): void {
  document.addEventListener("input", ({ target }) => {
    if (!(target instanceof HTMLTextAreaElement) || target.form === null) return;
    if (hasText(target.form)) target.form.dataset["unsent"] = "typed";
    else delete target.form.dataset["unsent"];
  });
  document.addEventListener("submit", ({ target }) => {
    if (!(target instanceof HTMLFormElement)) return;
    if (target.hasAttribute("data-signs-out")) {
      // What this browser keeps is deleted with the session.
      for (const form of unsentForms()) form.dataset["unsent"] = "typed";
      signsOut = unsentForms().length === 0;
    } else if (target.dataset["unsent"] === "typed") delete target.dataset["unsent"];
  });
  addEventListener("beforeunload", (event) => {
    if (document.querySelector(TYPED) !== null) event.preventDefault();
  });
}

function unsentForms(): NodeListOf<HTMLElement> {
  return document.querySelectorAll("[data-unsent]");
}

/** The page of sign-in, which leads back to here. */
function signInAddress(): string {
  return `/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`;
}

/** The session is over: the page leaves, but never by itself with text that was not sent. */
export function leaveToSignIn(): void {
  if (signsOut) return;
  const notice = document.querySelector<HTMLElement>("#signed-out");
  if (unsentForms().length === 0 || notice === null) return location.assign(signInAddress());
  const kept = document.querySelector(TYPED) === null;
  for (const part of notice.querySelectorAll<HTMLElement>("[data-where]")) {
    part.hidden = (part.dataset["where"] === "kept") !== kept;
  }
  const link = notice.querySelector("a");
  if (link !== null) link.href = signInAddress();
  if (!notice.hidden) return;
  notice.hidden = false;
  notice.scrollIntoView({ block: "center" });
}

interface HtmxAnswer extends CustomEvent {
  readonly detail: {
    readonly xhr: XMLHttpRequest;
    readonly headers: { [name: string]: string };
  };
}

/**
 * Of what htmx asks by itself: typing since it last asked is use of the session, and an answer that
 * the session is over leads nowhere by itself.
 */
export function watchSession(background: string): void {
  let typed = false;
  document.addEventListener("input", ({ isTrusted }) => {
    // Not what a script fills in.
    typed ||= isTrusted;
  });
  document.addEventListener("htmx:configRequest", (event) => {
    const { headers } = (event as HtmxAnswer).detail;
    if (!typed || !(background in headers)) return;
    delete headers[background];
    typed = false;
  });
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    if ((event as HtmxAnswer).detail.xhr.status !== 401) return;
    event.preventDefault();
    leaveToSignIn();
  });
}
