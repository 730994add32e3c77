import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { LegalEvent } from '../../legal-record/kinds.ts';
import { loadEvents } from '../../projection/load-events.ts';
import { dayIn } from './day-of.ts';
import { type Fact, markOf } from './fact.ts';
import { type DayOf, factsOfCase } from './facts-of-case.ts';

type Header = { id: string; siteId: string; timeZone: string; openedOn: string; isSynthetic: boolean };

/** Writes the facts of these cases anew; gives the sites whose facts they are or were. */
export async function countCasesIn(tx: Tx, caseIds: readonly string[]): Promise<string[]> {
  const { rows: before } = await sql<{ siteId: string }>`
    delete from cases.measure_fact where case_id = any (${[...caseIds]}::uuid[])
    returning site_id as "siteId"`.execute(tx);
  const headers = await countable(tx, caseIds);
  const events = await loadEvents(
    tx,
    headers.map(({ id }) => id),
  );
  const days = new Map<string, DayOf>();
  const rows = headers.flatMap((header) => {
    const dayOf = days.get(header.timeZone) ?? dayIn(header.timeZone);
    days.set(header.timeZone, dayOf);
    return rowsOf(header, events.get(header.id) ?? [], dayOf);
  });
  await sql`insert into cases.measure_fact
    select * from jsonb_populate_recordset(null::cases.measure_fact, ${JSON.stringify(rows)}::jsonb)`.execute(
    tx,
  );
  return [...new Set([...before, ...headers].map(({ siteId }) => siteId))];
}

/** Sealed cases and those of juveniles are left out whole; expunged ones are no longer there. */
async function countable(tx: Tx, caseIds: readonly string[]): Promise<Header[]> {
  const { rows } = await sql<Header>`
    select c.id, c.site_id as "siteId", s.time_zone as "timeZone", c.opened_on::text as "openedOn",
      c.is_synthetic as "isSynthetic"
    from cases.case c
    join program.site s on s.id = c.site_id
    where c.id = any (${[...caseIds]}::uuid[])
      and not exists (select from cases.seal s where s.case_id = c.id and s.seal <> 'open')
      and not exists (
      select from cases.event e
      join sharing.compartment k on k.id = e.compartment_id
      where e.case_id = c.id and k.seal <> 'open')`.execute(tx);
  return rows;
}

function rowsOf(header: Header, events: readonly LegalEvent[], dayOf: DayOf) {
  const record = { openedOn: header.openedOn, isSynthetic: header.isSynthetic, events };
  return factsOfCase(record, dayOf).map((fact) => ({
    site_id: header.siteId,
    case_id: header.id,
    mark: markOf(header.id, fact),
    ...asColumns(fact),
  }));
}

/** A fact under the names of the table’s columns. */
function asColumns(fact: Fact): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fact).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );
}
