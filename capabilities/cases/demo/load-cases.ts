import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { Services } from '#platform/http/capability.ts';
import { recordClasses, recordFields } from '../legal-record/kinds/declare.ts';
import { addCase, type CompartmentOf, type Lines, noLines, type Tellers } from './case-rows.ts';
import { copyThrough } from './copy-rows.ts';
import { type Caseload, makeCases } from './generator/make-cases.ts';
import { arrivals } from './tables.ts';

const CASES_AT_ONCE = 4_000;

export type LoadedCaseload = Omit<Caseload, 'agencies' | 'now'> & { siteId: string; tellers: Tellers };

/** Writes an invented caseload with what stands in each of its cases: all of it or nothing, and only once. */
export async function loadCases(services: Services, load: LoadedCaseload): Promise<number> {
  const client = await services.database.connectSystem();
  try {
    if (await isLoaded(client, load.siteId)) return 0;
    await client.query(`begin; set local psp.purpose = 'the demo caseload is loaded at start';
      set local synchronous_commit = off`);
    const compartment = await compartmentsFor(client, load);
    const agencies = {
      police: load.tellers.police.agencyId,
      prosecutor: load.tellers.prosecutor.agencyId,
      federal: load.tellers.federal.agencyId,
    };
    let lines = noLines();
    let count = 0;
    for (const demo of makeCases({ ...load, agencies, now: services.clock.now() })) {
      addCase(lines, demo, load.tellers, compartment);
      count += 1;
      if (count % CASES_AT_ONCE > 0) continue;
      await writeLines(client, lines, load.siteId);
      lines = noLines();
    }
    await writeLines(client, lines, load.siteId);
    await tellOfLoading(client, load.siteId);
    await client.query('commit');
    return count;
  } finally {
    await client.end();
  }
}

async function isLoaded(client: pg.Client, siteId: string): Promise<boolean> {
  const { rows } = await client.query('select from cases.case where site_id = $1 and is_synthetic limit 1', [
    siteId,
  ]);
  return rows.length > 0;
}

async function writeLines(client: pg.Client, lines: Lines, siteId: string): Promise<void> {
  for (const [table, { columns, insert }] of Object.entries(arrivals)) {
    const into = insert.replaceAll('$site', client.escapeLiteral(siteId));
    await copyThrough(client, columns, into, lines[table as keyof Lines]);
  }
}

/** All that may be needed: asking for each as it comes up would be a question a row. */
async function compartmentsFor(
  client: pg.Client,
  { siteId, tellers }: LoadedCaseload,
): Promise<CompartmentOf> {
  const owners = [...new Set(Object.values(tellers).map(({ agencyId }) => agencyId))];
  const { rows } = await client.query<{ key: string; id: number }>(
    `select concat_ws(' ', o, f.record_class, f.name, s) as key,
       sharing.compartment_for($1, o, f.record_class, f.name, s) as id
     from unnest($2::uuid[]) o
     cross join sharing.record_field f
     cross join unnest('{open,juvenile,sealed}'::text[]) s
     where f.record_class = any ($3) and f.name = any ($4)`,
    [siteId, owners, recordClasses, recordFields],
  );
  const ids = new Map(rows.map(({ key, id }) => [key, id]));
  return (owner, recordClass, field, seal) => {
    const id = ids.get(`${owner} ${recordClass} ${field} ${seal}`);
    if (id === undefined) throw new Error(`no compartment for ${recordClass} ${field} ${seal}`);
    return id;
  };
}

/** So that figures over cases are counted; no case is named. */
async function tellOfLoading(client: pg.Client, siteId: string): Promise<void> {
  await client.query(
    `insert into platform.event (id, kind, site_id, subject_table, subject_id, permission)
     values ($1, 'cases.derived', $2, 'cases.derivation', $3, 'cases.read')`,
    [uuidv7(), siteId, uuidv7()],
  );
}
