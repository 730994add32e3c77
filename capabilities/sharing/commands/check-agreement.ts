import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { FieldProblem } from '#platform/outcome/outcome.ts';
import type { Agreement, AgreementDraft } from '../contract.ts';
import { failWith } from '../errors.ts';

type Fault = ReturnType<typeof failWith>;

/** What no agreement may say: a line between others than its parties, or over what is nobody else’s to read. */
export async function faultOfLines(tx: Tx, draft: AgreementDraft): Promise<Fault | null> {
  const agencies = await sql<{ id: string }>`
    select id from identity.agency where id = any (${draft.partyIds}::uuid[])`.execute(tx);
  const fields = await sql<{ key: string }>`
    select record_class || ' ' || name as key from sharing.record_field where shareable`.execute(tx);
  const known = new Set(agencies.rows.map(({ id }) => id));
  const shareable = new Set(fields.rows.map(({ key }) => key));
  const problems: FieldProblem[] = draft.partyIds
    .filter((id) => !known.has(id))
    .map(() => ({
      field: 'partyIds',
      message: 'names an agency that is not there',
      mend: 'Choose a listed agency.',
    }));
  if (new Set(draft.partyIds).size < 2)
    problems.push({
      field: 'partyIds',
      message: 'names fewer than two agencies',
      mend: 'Name two parties or more.',
    });
  draft.lines.forEach((line, row) => {
    if (!draft.partyIds.includes(line.giverId) || !draft.partyIds.includes(line.receiverId))
      problems.push(
        problemOf(row, 'is between agencies that are not both parties', 'Make both agencies parties.'),
      );
    if (line.giverId === line.receiverId)
      problems.push(problemOf(row, 'gives an agency its own records', 'Choose another receiver.'));
    if (!shareable.has(`${line.recordClass} ${line.field}`))
      problems.push(problemOf(row, 'names records that can’t be shared', 'Choose a field from the list.'));
  });
  if (draft.startsAt && draft.endsAt && new Date(draft.endsAt) <= new Date(draft.startsAt))
    problems.push({ field: 'endsAt', message: 'is not after the start', mend: 'Give a later end.' });
  return problems.length > 0 ? failWith('sharing.lines-do-not-fit', {}, problems) : null;
}

function problemOf(row: number, message: string, mend: string): FieldProblem {
  return { field: 'lines', row: row + 1, message: `Line ${row + 1} ${message}`, mend };
}

/** What has to stand in an agreement before a lawyer reads it. */
export function faultOfSubmission(agreement: Agreement, now: Date): Fault | null {
  const problems: FieldProblem[] = [];
  const miss = (field: string, message: string, mend: string) => problems.push({ field, message, mend });
  if (agreement.lines.length === 0)
    miss('lines', 'has no lines', 'Say which agency lets which other read what.');
  if (agreement.purposes.length === 0) miss('purposes', 'names no purpose', 'Check at least one purpose.');
  if (!agreement.startsAt) miss('startsAt', 'has no start', 'Give the start.');
  if (!agreement.endsAt) miss('endsAt', 'has no end', 'Give the end: every agreement has one.');
  else if (new Date(agreement.endsAt) <= now)
    miss('endsAt', 'has an end that is past', 'Give an end to come.');
  const idle = agreement.parties.filter(
    ({ id }) => !agreement.lines.some((line) => line.giverId === id || line.receiverId === id),
  );
  for (const { name } of idle)
    miss('partyIds', `${name} neither gives nor receives anything`, 'Add a line for it, or leave it out.');
  return problems.length > 0 ? failWith('sharing.not-complete', {}, problems) : null;
}
