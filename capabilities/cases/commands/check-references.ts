import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { FieldProblem } from '#platform/outcome/outcome.ts';
import type { ReadEvent } from '../legal-record/read-event.ts';

const OFFICE_KINDS = {
  referred: ['prosecutor'],
  'referral-received': ['police'],
  'federal-proposed': ['usao', 'atf', 'dea', 'fbi', 'usms'],
} as const;

type Named = { index: number; id: string; field: string };

/** Offices and people that these events name and that are not there: what is wrong with each, by its place. */
export async function unknownReferences(
  tx: Tx,
  agencyId: string,
  events: readonly ReadEvent[],
): Promise<Map<number, FieldProblem[]>> {
  const problems = new Map<number, FieldProblem[]>();
  for (const [kind, kinds] of Object.entries(OFFICE_KINDS)) {
    const named = namedIn(events, (event) => event.kind === kind, ['toAgencyId', 'fromAgencyId']);
    if (named.length === 0) continue;
    const { rows } = await sql<{ id: string }>`
      select cases.unknown_offices(${idsOf(named)}::uuid[], ${[...kinds]}::text[]) as id`.execute(tx);
    note(
      problems,
      named,
      rows,
      'There is no such office',
      `Name an agency of the kind: ${kinds.join(', ')}.`,
    );
  }
  const people = namedIn(events, () => true, ['personId', 'attorneyId']);
  if (people.length > 0) {
    const { rows } = await sql<{ id: string }>`
      select cases.unknown_members(${agencyId}::uuid, ${idsOf(people)}::uuid[]) as id`.execute(tx);
    note(problems, people, rows, 'This is no member of your agency', 'Choose someone of your agency.');
  }
  return problems;
}

function namedIn(
  events: readonly ReadEvent[],
  asked: (event: ReadEvent) => boolean,
  fields: readonly string[],
): Named[] {
  return events.flatMap((event, index) =>
    asked(event)
      ? fields.flatMap((field) => {
          const id = event.payload[field];
          return typeof id === 'string' ? [{ index, id, field }] : [];
        })
      : [],
  );
}

function idsOf(named: readonly Named[]): string[] {
  return [...new Set(named.map(({ id }) => id))];
}

function note(
  problems: Map<number, FieldProblem[]>,
  named: readonly Named[],
  unknown: readonly { id: string }[],
  message: string,
  mend: string,
): void {
  const ids = new Set(unknown.map(({ id }) => id));
  for (const { index, id, field } of named) {
    if (!ids.has(id)) continue;
    problems.set(index, [...(problems.get(index) ?? []), { field: `payload.${field}`, message, mend }]);
  }
}
