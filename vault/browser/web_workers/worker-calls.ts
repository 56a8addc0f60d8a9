/** Calls to a web worker as promises: each request has a number, each answer the same number. */

import { DoesNotOpen } from "../errors";

interface Request {
  readonly number: number;
  readonly request: unknown;
}

type Answer =
  | { readonly number: number; readonly result: unknown }
  | { readonly number: number; readonly name: string; readonly message: string };

interface Waiting {
  readonly resolve: (result: never) => void;
  readonly reject: (reason: Error) => void;
}

/** What a dedicated worker's global scope has; the DOM library of TypeScript describes pages only. */
interface WorkerScope {
  addEventListener(type: "message", listener: (event: MessageEvent<Request>) => void): void;
  postMessage(message: Answer): void;
}

/** The page's side. */
export class WorkerCalls {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;
  private ended: Error | undefined;

  constructor(address: URL) {
    this.worker = new Worker(address, { type: "module" });
    this.worker.addEventListener("message", (event: MessageEvent<Answer>) =>
      this.settle(event.data),
    );
    this.worker.addEventListener("error", () =>
      this.fail(new Error(`${address.pathname} does not run`)),
    );
  }

  /** @throws DoesNotOpen, or Error with the worker's sentence. */
  call<Result>(request: unknown): Promise<Result> {
    if (this.ended) return Promise.reject(this.ended);
    this.last += 1;
    const number = this.last;
    return new Promise<Result>((resolve, reject) => {
      this.waiting.set(number, { resolve, reject });
      this.worker.postMessage({ number, request } satisfies Request);
    });
  }

  /** Ends the worker, and with it the secrets that it holds. */
  end(): void {
    this.worker.terminate();
    this.fail(new Error("the worker was ended"));
  }

  private settle(answer: Answer): void {
    const waiting = this.waiting.get(answer.number);
    this.waiting.delete(answer.number);
    if ("result" in answer) waiting?.resolve(answer.result as never);
    else
      waiting?.reject(
        answer.name === "DoesNotOpen" ? new DoesNotOpen(answer.message) : new Error(answer.message),
      );
  }

  private fail(reason: Error): void {
    this.ended = reason;
    for (const waiting of this.waiting.values()) waiting.reject(reason);
    this.waiting.clear();
  }
}

/** The worker's side. */
export function answerRequests<Asked>(handle: (request: Asked) => Promise<unknown>): void {
  const scope = globalThis as unknown as WorkerScope;
  scope.addEventListener("message", ({ data: { number, request } }) => {
    handle(request as Asked).then(
      (result) => scope.postMessage({ number, result }),
      (error: unknown) => {
        const { name, message } = error instanceof Error ? error : new Error(String(error));
        scope.postMessage({ number, name, message });
      },
    );
  });
}
