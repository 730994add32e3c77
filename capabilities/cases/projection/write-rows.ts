import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Seal } from '../commands/insert-events.ts';
import type { Place, Row, Rows } from './rows.ts';

export type CaseHeader = { siteId: string; seal: Seal };

/** Replaces what stood in these cases by what stands: a few statements, however many cases. */
export async function writeRows(tx: Tx, cases: ReadonlyMap<string, CaseHeader>, rows: Rows): Promise<void> {
  const ids = [...cases.keys()];
  const compartments = await compartmentsOf(tx, cases, Object.values(rows).flat());
  const placed = (some: Row[]) =>
    JSON.stringify(
      some.map(({ owner, class: recordClass, field, ...row }) => ({
        ...row,
        site_id: cases.get(row.case_id)!.siteId,
        compartment_id: compartments.get(
          placeKey({ case_id: row.case_id, owner, class: recordClass, field }, cases),
        ),
      })),
    );
  for (const table of ['part', 'defendant', 'charge', 'hearing'] as const) {
    await sql`delete from ${sql.table(`cases.${table}`)} where case_id = any (${ids}::uuid[])`.execute(tx);
  }
  await writeParts(tx, placed(rows.part));
  await writeDefendants(tx, placed(rows.defendant));
  await writeCharges(tx, placed(rows.charge));
  await writeHearings(tx, placed(rows.hearing));
  await writeQueue(tx, ids, placed(rows.queue_item));
}

async function compartmentsOf(
  tx: Tx,
  cases: ReadonlyMap<string, CaseHeader>,
  places: readonly Place[],
): Promise<Map<string, number>> {
  const wanted = new Map<string, object>();
  for (const place of places) {
    const key = placeKey(place, cases);
    const { siteId, seal } = cases.get(place.case_id)!;
    wanted.set(key, { key, site: siteId, owner: place.owner, class: place.class, field: place.field, seal });
  }
  const { rows } = await sql<{ key: string; id: number }>`
    select w.key, sharing.compartment_for(w.site, w.owner, w.class, w.field, w.seal) as id
    from jsonb_to_recordset(${JSON.stringify([...wanted.values()])}::jsonb)
      w (key text, site uuid, owner uuid, class text, field text, seal text)`.execute(tx);
  return new Map(rows.map(({ key, id }) => [key, id]));
}

function placeKey(place: Place, cases: ReadonlyMap<string, CaseHeader>): string {
  const { siteId, seal } = cases.get(place.case_id)!;
  return `${siteId} ${place.owner} ${place.class} ${place.field} ${seal}`;
}

// Days are those of the site’s own calendar.
async function writeParts(tx: Tx, rows: string): Promise<void> {
  await sql`insert into cases.part (id, case_id, site_id, compartment_id, agency_id, kind, local_number, status,
      status_since, opened_on, closed_on, due_on, waits_on, assigned_to_id, nibrs_offense, rounds, detail)
    select r.id, case_id, site_id, compartment_id, agency_id, kind, local_number, status, status_since,
      (opened_at at time zone s.time_zone)::date, (closed_at at time zone s.time_zone)::date, due_on, waits_on,
      assigned_to_id, nibrs_offense, rounds, detail
    from jsonb_to_recordset(${rows}::jsonb) r (id uuid, case_id uuid, site_id uuid, compartment_id integer,
      agency_id uuid, kind text, local_number text, status text, status_since timestamptz, opened_at timestamptz,
      closed_at timestamptz, due_on date, waits_on text, assigned_to_id uuid, nibrs_offense text, rounds integer,
      detail jsonb)
    join program.site s on s.id = r.site_id`.execute(tx);
}

async function writeDefendants(tx: Tx, rows: string): Promise<void> {
  await sql`insert into cases.defendant (id, case_id, site_id, compartment_id, defendant_key, name, search_name,
      birth_date, juvenile, custody, standing)
    select id, case_id, site_id, compartment_id, defendant_key, name, search_name, birth_date, juvenile, custody, standing
    from jsonb_to_recordset(${rows}::jsonb) r (id uuid, case_id uuid, site_id uuid, compartment_id integer,
      defendant_key text, name text, search_name text, birth_date date, juvenile boolean, custody text,
      standing jsonb)`.execute(tx);
}

async function writeCharges(tx: Tx, rows: string): Promise<void> {
  await sql`insert into cases.charge (id, case_id, site_id, compartment_id, agency_id, side, defendant_key, charge_key,
      count_number, version, statute, nibrs_offense, degree, status, status_since, disposition, disposition_class,
      disposed_on, matched_key, detail)
    select r.id, case_id, site_id, compartment_id, agency_id, side, defendant_key, charge_key, count_number, version,
      statute, nibrs_offense, degree, status, status_since, disposition, disposition_class,
      (disposed_at at time zone s.time_zone)::date, matched_key, detail
    from jsonb_to_recordset(${rows}::jsonb) r (id uuid, case_id uuid, site_id uuid, compartment_id integer,
      agency_id uuid, side text, defendant_key text, charge_key text, count_number integer, version integer,
      statute text, nibrs_offense text, degree text, status text, status_since timestamptz, disposition text,
      disposition_class text, disposed_at timestamptz, matched_key text, detail jsonb)
    join program.site s on s.id = r.site_id`.execute(tx);
}

async function writeHearings(tx: Tx, rows: string): Promise<void> {
  await sql`insert into cases.hearing (id, case_id, site_id, compartment_id, hearing_key, defendant_key, kind, at,
      ends_at, place, status, continuances, attorney_id, detail)
    select id, case_id, site_id, compartment_id, hearing_key, defendant_key, kind, at, ends_at, place, status,
      continuances, attorney_id, detail
    from jsonb_to_recordset(${rows}::jsonb) r (id uuid, case_id uuid, site_id uuid, compartment_id integer,
      hearing_key text, defendant_key text, kind text, at timestamptz, ends_at timestamptz, place text, status text,
      continuances integer, attorney_id uuid, detail jsonb)`.execute(tx);
}

/** What a person resolved stays resolved; what is no longer so leaves the queue by itself. */
async function writeQueue(tx: Tx, caseIds: string[], rows: string): Promise<void> {
  await sql`delete from cases.queue_item q
    where q.case_id = any (${caseIds}::uuid[]) and q.resolved_by is null
      and not exists (
        select from jsonb_to_recordset(${rows}::jsonb) r (id uuid) where r.id = q.id
      )`.execute(tx);
  await sql`insert into cases.queue_item (id, case_id, site_id, compartment_id, agency_id, queue, code, fact_key, words,
      raised_at, ends_at, due_on)
    select id, case_id, site_id, compartment_id, agency_id, queue, code, fact_key, words, raised_at, ends_at, due_on
    from jsonb_to_recordset(${rows}::jsonb) r (id uuid, case_id uuid, site_id uuid, compartment_id integer,
      agency_id uuid, queue text, code text, fact_key text, words text, raised_at timestamptz, ends_at timestamptz,
      due_on date)
    on conflict (id) do update set compartment_id = excluded.compartment_id, words = excluded.words,
      raised_at = excluded.raised_at, ends_at = excluded.ends_at, due_on = excluded.due_on`.execute(tx);
}
