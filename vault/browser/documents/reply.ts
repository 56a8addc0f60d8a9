/** A member's reply to a worker: signed, sealed to the courier, and kept in the thread. */

import { canonical } from "../canonical";
import { context } from "../context";
import { b64u, type Bytes } from "../encoding";
import { sealRecord, type Reader, type SealedRecord } from "../records";
import { seal } from "../sealing";
import { sign } from "../signing";

export type ReplyDocument = {
  readonly firedoor: "reply/1";
  readonly outbound: string;
  readonly contact: string;
  readonly conversation: string;
  readonly organisation: string;
  readonly member: string;
  readonly text: string;
  /** To the minute in UTC: 2026-11-22T14:05Z. */
  readonly at: string;
};

/** What the page posts: the courier's copy and the thread's. */
export interface SealedReply {
  readonly outboundSealed: Bytes;
  readonly thread: SealedRecord;
}

/** A moment to the minute, as documents write it. */
export function minute(moment: Date): string {
  return `${moment.toISOString().slice(0, 16)}Z`;
}

export function replyDocument(
  content: Omit<ReplyDocument, "firedoor" | "at">,
  moment: Date = new Date(),
): ReplyDocument {
  return { ...content, firedoor: "reply/1", at: minute(moment) };
}

/** The signed reply, sealed so that only the courier can read and send it. */
export async function sealToCourier(
  document: ReplyDocument,
  signingSeed: Bytes,
  courierKey: Bytes,
): Promise<Bytes> {
  const signature = b64u(sign("reply", canonical(document), signingSeed));
  return seal(
    courierKey,
    canonical({ document, signature }),
    context("outbound", "courier", document.outbound),
  );
}

/**
 * Both copies of a reply.
 * @param messageId the thread's record, of kind "message"; its content is {text, at, member, outbound}.
 */
export async function sealReply(
  document: ReplyDocument,
  signingSeed: Bytes,
  courierKey: Bytes,
  messageId: string,
  readers: readonly Reader[],
): Promise<SealedReply> {
  const { text, at, member, outbound } = document;
  return {
    outboundSealed: await sealToCourier(document, signingSeed, courierKey),
    thread: await sealRecord("message", messageId, { text, at, member, outbound }, readers),
  };
}
