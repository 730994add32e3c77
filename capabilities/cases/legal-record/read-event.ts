import type { FieldProblem } from '#platform/outcome/outcome.ts';
import type { KeyName } from './kinds/declare.ts';
import {
  declarationOf,
  type EventKind,
  isEventKind,
  type LegalEvent,
  mayTell,
  type RecordField,
} from './kinds.ts';

/** An event as someone tells it, before anything of it is believed. */
export type EventInput = {
  sourceKey?: string | undefined;
  revision?: number | undefined;
  kind: string;
  effectiveAt: Date | string;
  defendantKey?: string | null | undefined;
  chargeKey?: string | null | undefined;
  hearingKey?: string | null | undefined;
  payload?: Record<string, unknown> | undefined;
  fields?: Partial<Record<RecordField, unknown>> | undefined;
};

/** What of it can be believed; whose it is, and in which source, is for whoever records it to say. */
export type ReadEvent = Pick<
  LegalEvent,
  'revision' | 'kind' | 'effectiveAt' | 'defendantKey' | 'chargeKey' | 'hearingKey' | 'payload' | 'fields'
> & { sourceKey: string | null };

const KEY = /^[A-Za-z0-9._:-]{1,60}$/;
const KEY_WORDS: Record<KeyName, string> = {
  defendantKey: 'the defendant',
  chargeKey: 'the charge',
  hearingKey: 'the hearing',
};

/** Reads one event told by an agency of this kind: the event, or what is wrong with it field by field. */
export function readEvent(
  input: EventInput,
  agencyKind: string,
): { event: ReadEvent; problems: null } | { event: null; problems: FieldProblem[] } {
  if (!isEventKind(input.kind)) {
    return refused('kind', `There is no event “${input.kind}”`, 'Use one of the documented kinds of event.');
  }
  if (!mayTell(input.kind, agencyKind)) {
    return refused(
      'kind',
      `“${declarationOf(input.kind).label}” is not for this agency to record`,
      `It is recorded by: ${declarationOf(input.kind).by.join(', ')}.`,
    );
  }
  const problems: FieldProblem[] = [];
  const effectiveAt = new Date(input.effectiveAt);
  if (Number.isNaN(effectiveAt.getTime())) {
    problems.push({
      field: 'effectiveAt',
      message: 'The time of the event can’t be read',
      mend: 'Give a date with time and zone, such as 2026-03-01T09:00:00-05:00.',
    });
  }
  readKeys(input, problems);
  const payload = readPart(declarationOf(input.kind).payload, input.payload ?? {}, 'payload', problems);
  const fields = readFields(input.kind, input.fields ?? {}, problems);
  if (problems.length > 0) return { event: null, problems };
  return {
    event: {
      sourceKey: input.sourceKey ?? null,
      revision: input.revision ?? 1,
      kind: input.kind,
      effectiveAt,
      defendantKey: input.defendantKey ?? null,
      chargeKey: input.chargeKey ?? null,
      hearingKey: input.hearingKey ?? null,
      payload: payload ?? {},
      fields,
    },
    problems: null,
  };
}

function refused(field: string, message: string, mend: string) {
  return { event: null, problems: [{ field, message, mend }] };
}

function readKeys(input: EventInput, problems: FieldProblem[]): void {
  const { needs } = declarationOf(input.kind as EventKind);
  for (const name of Object.keys(KEY_WORDS) as KeyName[]) {
    const given = input[name];
    if (given === undefined || given === null) {
      if (needs.includes(name)) {
        problems.push({
          field: name,
          message: `Which is ${KEY_WORDS[name]}?`,
          mend: `Give its key, such as ${name[0]}1.`,
        });
      }
    } else if (!KEY.test(given)) {
      problems.push({
        field: name,
        message: 'The key can’t be read',
        mend: 'Use letters, digits, and . _ : - only.',
      });
    }
  }
}

type Schema = {
  safeParse(value: unknown): { success: boolean; data?: unknown; error?: { issues: Issue[] } };
};
type Issue = { path: PropertyKey[]; message: string };

function readPart(
  schema: Schema,
  value: unknown,
  at: string,
  problems: FieldProblem[],
): Record<string, unknown> | null {
  const read = schema.safeParse(value);
  if (read.success) return withoutNothing(read.data as Record<string, unknown>);
  for (const { path, message } of read.error?.issues ?? []) {
    problems.push({ field: [at, ...path].join('.'), message, mend: 'Correct this value.' });
  }
  return null;
}

function readFields(
  kind: EventKind,
  given: Partial<Record<RecordField, unknown>>,
  problems: FieldProblem[],
): ReadEvent['fields'] {
  const declared = declarationOf(kind).fields;
  const read: ReadEvent['fields'] = {};
  for (const [name, content] of Object.entries(given) as [RecordField, unknown][]) {
    if (content === undefined || content === null) continue;
    const schema = declared[name];
    if (!schema) {
      problems.push({
        field: `fields.${name}`,
        message: 'This event has no such part',
        mend: 'Leave it out.',
      });
      continue;
    }
    const part = readPart(schema, content, `fields.${name}`, problems);
    if (part) read[name] = part;
  }
  return read;
}

/** What was not said is left out, so that the same event told by two programs is the same. */
function withoutNothing(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== null && part !== undefined));
}
