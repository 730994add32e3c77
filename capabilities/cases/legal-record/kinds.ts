import { z } from 'zod';
import { courtKinds, federalKinds } from './kinds/court.ts';
import {
  type KindDeclaration,
  kind,
  longText,
  type RecordClass,
  type RecordField,
  type Side,
  sideOf,
} from './kinds/declare.ts';
import { policeKinds } from './kinds/police.ts';
import { prosecutorKinds } from './kinds/prosecutor.ts';

export { type RecordClass, type RecordField, type Side, sideOf, sides } from './kinds/declare.ts';

const anySide = ['police', 'prosecutor', 'court', 'federal'] as const;
const ownClass = {
  police: 'cases.complaint',
  prosecutor: 'cases.referral',
  court: 'cases.court',
  federal: 'cases.federal',
} as const;

/**
 * Every kind of legal event, in the order the law takes them: of two at the same moment, the one that stands here
 * first happened first.
 */
export const eventKinds = {
  ...policeKinds,
  ...prosecutorKinds,
  ...federalKinds,
  ...courtKinds,
  noted: kind({
    label: 'Note',
    by: ['police', 'prosecutor', 'federal'],
    recordClass: ownClass,
    field: 'work-product',
    payload: z.strictObject({ text: longText }),
  }),
  corrected: kind({
    label: 'Correction',
    by: anySide,
    recordClass: ownClass,
    payload: z.strictObject({ voids: z.string().min(1).max(120), why: z.string().trim().max(500).nullish() }),
  }),
} as const;

export type EventKind = keyof typeof eventKinds;
export const eventKindNames = Object.keys(eventKinds) as EventKind[];

export type PayloadOf<K extends EventKind> = z.output<(typeof eventKinds)[K]['payload']>;

/** An event as it was told, whichever agency told it; the content of `fields` as far as the reader may see it. */
export type LegalEvent = {
  id: string;
  agencyId: string;
  /** The kind of the agency, as `identity.agency` has it. */
  agencyKind: string;
  source: string;
  sourceKey: string;
  revision: number;
  kind: EventKind;
  effectiveAt: Date;
  defendantKey: string | null;
  chargeKey: string | null;
  hearingKey: string | null;
  payload: Record<string, unknown>;
  fields: Partial<Record<RecordField, Record<string, unknown>>>;
  correctsKey: string | null;
};

export function isEventKind(name: string): name is EventKind {
  return Object.hasOwn(eventKinds, name);
}

export function declarationOf(name: EventKind): KindDeclaration {
  return eventKinds[name] as KindDeclaration;
}

/** The payload as its kind declares it; only for events that passed `readEvent`. */
export function payloadOf<K extends EventKind>(event: LegalEvent & { kind: K }): PayloadOf<K> {
  return event.payload as PayloadOf<K>;
}

/** The class that an event of this kind belongs to when an agency of this side tells of it. */
export function recordClassOf(name: EventKind, side: Side): RecordClass {
  const { recordClass } = declarationOf(name);
  if (typeof recordClass === 'string') return recordClass;
  const found = recordClass[side];
  if (!found) throw new Error(`${name} has no record class for ${side}`);
  return found;
}

/** Whether agencies of this side may tell of it. */
export function mayTell(name: EventKind, agencyKind: string): boolean {
  const side = sideOf(agencyKind);
  return side !== null && declarationOf(name).by.includes(side);
}
