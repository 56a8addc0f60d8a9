/** What an export is made of: cases with their facts, and texts that were opened here. */

/**
 * What members wrote has no thread, but for a gloss, which stands after its message; `result` is a
 * finding's, or what is known of an action, a task, evidence and the like; `grade` is a finding's.
 */
export interface ExportedText {
  readonly author: string;
  readonly thread: number;
  readonly by: string;
  readonly at: string;
  readonly result: string;
  readonly grade: string;
  /** null where it did not open. */
  readonly text: string | null;
}

/** A line of the ledger or a poll: in words, and its fields beside them for other programs. */
export interface InWords {
  readonly words: string;
  readonly [field: string]: string | number | boolean;
}

export interface ExportedCase {
  readonly reference: string;
  readonly joined: readonly string[];
  readonly state: string;
  readonly state_words: string;
  readonly level: string;
  readonly level_words: string;
  readonly category: string;
  readonly category_words: string;
  readonly proposed: boolean;
  readonly factory: string;
  readonly factory_code: string;
  readonly country: string;
  readonly language: string;
  readonly reports: number;
  readonly assigned_to: string;
  readonly opened_at: string;
  readonly ended_on: string;
  readonly breaches: readonly string[];
  readonly causes: readonly string[];
  readonly money: readonly InWords[];
  readonly polls: readonly InWords[];
  readonly contests: readonly InWords[];
  readonly transfers: readonly InWords[];
  readonly texts: readonly ExportedText[];
}

/** Who made the file and when. */
export interface Maker {
  readonly organisation: string;
  readonly member: string;
  readonly at: string;
}
