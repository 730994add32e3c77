import { z } from 'zod';
import { nibrsOffenseOf } from '../codes/nibrs-offenses.ts';

/** Whose word an event is: in law, police do not dismiss charges and courts do not open complaints. */
export const sides = ['police', 'prosecutor', 'court', 'federal'] as const;
export type Side = (typeof sides)[number];

const SIDE_OF_KIND: Record<string, Side> = {
  police: 'police',
  prosecutor: 'prosecutor',
  court: 'court',
  usao: 'federal',
  atf: 'federal',
  dea: 'federal',
  fbi: 'federal',
  usms: 'federal',
};

/** The side an agency's kind stands on; null for those that are no party to a case. */
export function sideOf(agencyKind: string): Side | null {
  return SIDE_OF_KIND[agencyKind] ?? null;
}

export const recordClasses = [
  'cases.complaint',
  'cases.referral',
  'cases.charges',
  'cases.court',
  'cases.federal',
] as const;
export type RecordClass = (typeof recordClasses)[number];

export const recordFields = ['core', 'narrative', 'parties', 'evidence', 'reasons', 'work-product'] as const;
export type RecordField = (typeof recordFields)[number];

/** Names within the case that an event of the kind must give. */
export type KeyName = 'defendantKey' | 'chargeKey' | 'hearingKey';

export type KindDeclaration<P extends z.ZodType = z.ZodType> = {
  /** The event in a few words, as a timeline says it. */
  label: string;
  by: readonly Side[];
  /** The class its row belongs to: one for all, or one for each side that may tell of it. */
  recordClass: RecordClass | Partial<Record<Side, RecordClass>>;
  /** The field of the class the whole row stands in, where that is not `core`. */
  field: RecordField;
  needs: readonly KeyName[];
  payload: P;
  /** What an agreement may leave out: kept beside the event, each in a compartment of its own. */
  fields: Partial<Record<RecordField, z.ZodType>>;
};

type Options<P extends z.ZodType> = {
  label: string;
  by: readonly Side[];
  recordClass: KindDeclaration['recordClass'];
  field?: RecordField;
  needs?: readonly KeyName[];
  payload?: P;
  fields?: KindDeclaration['fields'];
};

const nothing = z.strictObject({});

export function kind<P extends z.ZodType = typeof nothing>(options: Options<P>): KindDeclaration<P> {
  return {
    field: 'core',
    needs: [],
    fields: {},
    ...options,
    payload: (options.payload ?? nothing) as P,
  };
}

export const key = z.string().regex(/^[A-Za-z0-9._:-]{1,60}$/, 'Give a key of letters, digits, . _ : or -');
export const day = z.iso.date();
export const words = z.string().trim().min(1).max(500);
export const longText = z.string().trim().min(1).max(20_000);
export const agency = z.uuid();
export const person = z.uuid();
export const round = z.number().int().min(1).max(99);
export const statute = z.string().trim().min(1).max(60);
export const degree = z.string().trim().min(1).max(10);
export const nibrs = z
  .string()
  .refine((code) => nibrsOffenseOf(code) !== null, 'Give a NIBRS offense code such as 13A');
