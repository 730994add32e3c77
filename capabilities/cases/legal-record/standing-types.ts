import type { RecordClass, RecordField, Side } from './kinds.ts';

export type PartKind = 'complaint' | 'referral' | 'court' | 'federal';

/** Final on the merits, final without them, or not final: what published analyses mix up. */
export type DispositionClass = 'final on the merits' | 'final not on the merits' | 'not final';

/** What came of one charge, in the words the field uses and with what it may be counted as. */
export type Disposition = {
  /** `convicted by plea`, `acquitted`, `dismissed by the prosecutor`… : see `codes/dispositions.ts`. */
  result: string;
  class: DispositionClass;
  on: Date;
  /** Convicted of something less than what was charged: a conviction all the same. */
  lesser: boolean;
  /** A dismissal because the defendant pled guilty to other counts: not a weak case. */
  pledToOthers: boolean;
};

/** One agency's part of the case, in that agency's own compartment. */
export type Part = {
  kind: PartKind;
  agencyId: string;
  recordClass: RecordClass;
  status: string;
  since: Date;
  openedAt: Date;
  closedAt: Date | null;
  dueOn: string | null;
  /** Who is to act next: `police`, `prosecutor`, `court`, `federal agency`; null when nobody is. */
  waitsOn: string | null;
  assignedToId: string | null;
  localNumber: string | null;
  nibrsOffense: string | null;
  rounds: number;
  detail: Record<string, unknown>;
};

/** What one agency tells of a defendant. Rows of one defendant, from several agencies, are joined by the key. */
export type Defendant = {
  key: string;
  agencyId: string;
  recordClass: RecordClass;
  field: RecordField;
  name: string | null;
  birthDate: string | null;
  juvenile: boolean;
  custody: string | null;
  warrant: string | null;
  competency: string | null;
  severed: boolean;
  arraignedAt: Date | null;
  /** Spans in which the clock stood still: competency and warrants. */
  stopped: { why: 'warrant' | 'competency'; from: Date; to: Date | null }[];
  /** The case as one defendant's: the unit that cases are counted in. Null before anything was filed. */
  outcome: DefendantOutcome | null;
};

/** One defendant and all charges of the case: any plea makes it a conviction by plea, and the first end counts. */
export type DefendantOutcome = {
  result: string;
  class: DispositionClass;
  on: Date | null;
  felonyFiled: boolean;
};

export type Charge = {
  key: string;
  defendantKey: string;
  agencyId: string;
  recordClass: RecordClass;
  side: 'police' | 'court';
  count: number | null;
  version: number;
  statute: string;
  nibrsOffense: string | null;
  degree: string | null;
  docket: string | null;
  status: string;
  since: Date;
  filedAt: Date;
  /** What stands now. */
  disposition: Disposition | null;
  /** The first end it had, which is what cases are counted by; later decisions do not change it. */
  initialDisposition: Disposition | null;
  matchedKey: string | null;
  versions: { version: number; statute: string; degree: string | null; since: Date; why: string }[];
  detail?: {
    felonyFiled: boolean;
    rulingBeside: boolean;
    goesOnAs: string | null;
    dismissReason: string | null;
    refileBy: string | null;
    divertedUntil: string | null;
  };
};

export type Continuance = {
  by: string;
  why: string;
  excludable: boolean;
  from: Date;
  to: Date | null;
  at: Date;
};

export type Hearing = {
  key: string;
  defendantKey: string | null;
  agencyId: string;
  recordClass: RecordClass;
  kind: string;
  at: Date;
  endsAt: Date | null;
  place: string | null;
  status: 'set' | 'held' | 'continued' | 'vacated';
  attorneyId: string | null;
  result: string | null;
  continuances: Continuance[];
};

/** Something for a queue, seen by those who may read the row it speaks of. */
export type QueueFact = {
  code: string;
  /** The same fact found again is the same item. */
  factKey: string;
  words: string;
  /** Who is to act. */
  agencyId: string;
  /** Whose record it speaks of: the compartment it stands in. */
  ownerId: string;
  recordClass: RecordClass;
  field: RecordField;
  /** From when it stands in the queue: it may lie ahead, so that nothing has to run on the day. */
  from: Date;
  /** Until when, where time itself ends it. */
  until: Date | null;
  dueOn: string | null;
  /** The event that does not fit, for an exception that is one event’s. */
  eventId?: string;
};

export type Standing = {
  parts: Part[];
  defendants: Defendant[];
  charges: Charge[];
  hearings: Hearing[];
  exceptions: QueueFact[];
  triggers: QueueFact[];
  /** Any defendant is a juvenile: the whole case is kept in juvenile compartments. */
  juvenile: boolean;
  /** How many events were read, duplicates and revisions included. */
  events: number;
};

export type { Side };
