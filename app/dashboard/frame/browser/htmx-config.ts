/** htmx as our content security policy allows it: no style tag, no eval, our own host only. */

declare global {
  interface Window {
    /** From built/htmx.js, which a page loads (deferred) before its module. */
    readonly htmx?: {
      readonly config: {
        includeIndicatorStyles: boolean;
        allowEval: boolean;
        selfRequestsOnly: boolean;
        historyEnabled: boolean;
        historyCacheSize: number;
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
  // Its history keeps whole pages in the browser's storage, with the texts that are open on them.
  window.htmx.config.historyEnabled = false;
  window.htmx.config.historyCacheSize = 0;
}
