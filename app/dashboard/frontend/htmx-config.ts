/** htmx as our content security policy allows it: no style tag, no eval, our own host only. */

declare global {
  interface Window {
    /** From built/htmx.js, which a page loads (deferred) before its module. */
    readonly htmx?: {
      readonly config: {
        includeIndicatorStyles: boolean;
        allowEval: boolean;
        selfRequestsOnly: boolean;
      };
    };
  }
}

/** Must run before DOMContentLoaded, when htmx would insert its style tag; modules do. */
export function configureHtmx(): void {
  if (window.htmx === undefined) return;
  window.htmx.config.includeIndicatorStyles = false;
  window.htmx.config.allowEval = false;
  window.htmx.config.selfRequestsOnly = true;
}
