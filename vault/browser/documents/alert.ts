/** The alert document: two people sign the same bytes, and each is shown what is signed. */


import { canonical, readCanonical } from "../canonical";
import { b64u, type Bytes, type JsonObject } from "../encoding";
import { RELEASER, type RosterDocument } from "../roster/document";
import { signedBy } from "../roster/signatures";
import { sign, type Signature } from "../signing";

export type Recipient = {
  readonly affiliate: string;
  readonly member: string;
  readonly email: string;
  readonly language: string;
  readonly reference: string;
};

/** What a document says of the check whether its statements quote what workers wrote. */
export type OverlapSummary = {
  /** How many texts were compared. */
  readonly messages: number;
  /** SHA-256 over ids and sealed bodies: says which were compared, and lets nobody try out guessed texts. */
  readonly digest: string;
  /** The longest equal run, in words. */
  readonly longest: number;
};

/** Something in a statement that may point to a person, and why the drafter lets it stand. */
export type AnsweredRemark = {
  readonly language: string;
  readonly kind: string;
  readonly text: string;
  readonly why: string;
};

export type AlertDocument = {
  /** "alert/1" is the form before remarks travelled with the statements, "alert/2" the one before `observation`. */
  readonly firedoor: "alert/1" | "alert/2" | "alert/3";
  readonly alert: string;
  readonly reference: string;
  /** The monitor organisation that drafts. */
  readonly organisation: string;
  /** The head office that releases. */
  readonly release_by: string;
  readonly fields: JsonObject;
  /** The statement by language. */
  readonly statements: { readonly [language: string]: string };
  /** Who vouches for the statement, by the same languages. */
  readonly vouched: { readonly [language: string]: string };
  readonly recipients: readonly Recipient[];
  readonly template: string;
  readonly overlap: OverlapSummary;
  /** Only an older document has none. */
  readonly remarks?: readonly AnsweredRemark[];
  /**
   * Both sign that the statement says only what monitors saw themselves: so a danger to life may be
   * told without a worker's consent. Older documents do not say it.
   */
  readonly observation?: boolean;
};

/** The rosters of the two organisations that an alert needs. */
export interface AlertRosters {
  readonly monitor: RosterDocument;
  readonly headOffice: RosterDocument;
}

export function alertDocument(
  content: Omit<AlertDocument, "firedoor" | "remarks" | "observation">,
  remarks: readonly AnsweredRemark[],
  observation: boolean,
): AlertDocument {
  return { ...content, firedoor: "alert/3", remarks, observation };
}

/** The bytes that are shown, hashed and signed. @throws RangeError where nobody vouches for a statement. */
export function alertBytes(document: AlertDocument): Bytes {
  for (const language of Object.keys(document.statements)) {
    if (!document.vouched[language])
      throw new RangeError(`nobody vouches for the statement in "${language}"`);
  }
  return canonical(document);
}

/** Reads the bytes that somebody else drafted. @throws SyntaxError, TypeError or RangeError */
export function readAlert(bytes: Bytes): AlertDocument {
  const document = readCanonical(bytes);
  const { firedoor, remarks, observation } = document;
  const known =
    (firedoor === "alert/1" && remarks === undefined && observation === undefined) ||
    (firedoor === "alert/2" && Array.isArray(remarks) && observation === undefined) ||
    (firedoor === "alert/3" && Array.isArray(remarks) && typeof observation === "boolean");
  if (!known) throw new TypeError("this is not an alert");
  return document as AlertDocument;
}

export function signAlert(bytes: Bytes, member: string, signingSeed: Bytes): Signature {
  return { member, signature: b64u(sign("alert", bytes, signingSeed)) };
}

/** True when a member of the monitor organisation signed exactly these bytes. */
export function draftHolds(bytes: Bytes, drafter: Signature, { monitor }: AlertRosters): boolean {
  return (
    readAlert(bytes).organisation === monitor.organisation &&
    signedBy(monitor, "alert", bytes, drafter)
  );
}

/** True when two people signed exactly these bytes: a monitor, and a releaser of the head office that it names. */
export function releaseHolds(
  bytes: Bytes,
  drafter: Signature,
  releaser: Signature,
  rosters: AlertRosters,
): boolean {
  const { monitor, headOffice } = rosters;
  const drafting = monitor.members.find(({ id }) => id === drafter.member);
  const releasing = headOffice.members.find(({ id }) => id === releaser.member);
  return (
    draftHolds(bytes, drafter, rosters) &&
    readAlert(bytes).release_by === headOffice.organisation &&
    releasing?.roles.includes(RELEASER) === true &&
    drafting?.id !== releasing.id &&
    drafting?.signing !== releasing.signing &&
    signedBy(headOffice, "alert", bytes, releaser)
  );
}
