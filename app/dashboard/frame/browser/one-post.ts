/** One post for however many presses: what was sealed is kept until the server has answered. */

import { NotAnswered, SignInNeeded } from "./errors";

/** What goes to the server, with the id that makes a second arrival the same. */
export interface Post {
  readonly path: string;
  readonly body: object;
}

export class OnePost {
  /** @param open a post of an earlier page that was not answered. */
  constructor(
    private readonly post: (path: string, body: object) => Promise<unknown>,
    private open: Post | undefined = undefined,
  ) {}

  /** What may have been taken, and may not: the next press sends the same again. */
  get unanswered(): Post | undefined {
    return this.open;
  }

  /**
   * @param seal makes the post, or nothing; it is not asked while an earlier one is open.
   * @returns whether a post went.
   * @throws what the post threw; only NotAnswered leaves it open.
   */
  async send(seal: () => Promise<Post | undefined>): Promise<boolean> {
    const post = this.open ?? (await seal());
    if (post === undefined) return false;
    try {
      await this.post(post.path, post.body);
    } catch (error) {
      if (error instanceof NotAnswered) this.open = post;
      // Who is signed out was not answered either: an open post stays open.
      else if (!(error instanceof SignInNeeded)) this.open = undefined;
      throw error;
    }
    this.open = undefined;
    return true;
  }
}
