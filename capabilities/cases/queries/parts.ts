import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Part } from '../contract.ts';
import { declineReasons } from '../legal-record/code-lists.ts';
import { offenseName } from './offense-words.ts';

type Row = Omit<Part, 'since' | 'offense' | 'reason'> & {
  caseId: string;
  compartmentId: number;
  since: Date;
};
export type PartOfCase = Part & { caseId: string; compartmentId: number };

/** Parts as far as they are open to whoever is asking, with the reason of a decision where reasons are open too. */
export async function partsWhere(tx: Tx, condition: RawBuilder<unknown>): Promise<PartOfCase[]> {
  const { rows } = await sql<Row>`
    select p.id, p.case_id as "caseId", p.compartment_id as "compartmentId", p.kind, p.agency_id as "agencyId",
      a.name as agency, a.id = any (array(select access.agencies_for('cases.read'))) as own,
      p.local_number as "localNumber", p.status, p.status_since as since, p.opened_on as "openedOn",
      p.closed_on as "closedOn", p.due_on as "dueOn", p.waits_on as "waitsOn", p.assigned_to_id as "assignedToId",
      identity.name_of(p.assigned_to_id) as "assignedTo", p.nibrs_offense as "nibrsOffense", p.rounds
    from cases.part p
    join identity.agency a on a.id = p.agency_id
    where ${condition}
    order by array_position(array['complaint', 'referral', 'court', 'federal'], p.kind), p.opened_on`.execute(
    tx,
  );
  const decided = rows.filter(({ kind }) => kind === 'referral').map(({ caseId }) => caseId);
  const reasons = await reasonsOf(tx, decided);
  return rows.map(({ since, ...row }) => ({
    ...row,
    since: since.toISOString(),
    offense: offenseName(row.nibrsOffense),
    reason: row.kind === 'referral' ? (reasons.get(`${row.caseId} ${row.agencyId}`) ?? null) : null,
  }));
}

type Decision = {
  caseId: string;
  agencyId: string;
  needed: string[] | null;
  reason: { reason?: string; words?: string } | null;
};

async function reasonsOf(tx: Tx, caseIds: readonly string[]): Promise<Map<string, string>> {
  if (caseIds.length === 0) return new Map();
  const { rows } = await sql<Decision>`
    select distinct on (e.case_id, e.agency_id) e.case_id as "caseId", e.agency_id as "agencyId",
      e.payload -> 'needed' as needed, f.content as reason
    from cases.event e
    left join cases.event_field f on f.event_id = e.id and f.field = 'reasons'
    where e.case_id = any (${[...caseIds]}::uuid[]) and e.kind = 'screened'
    order by e.case_id, e.agency_id, e.effective_at desc, e.recorded_at desc`.execute(tx);
  return new Map(
    rows.flatMap(({ caseId, agencyId, ...decision }) => {
      const words = reasonInWords(decision);
      return words ? [[`${caseId} ${agencyId}`, words] as const] : [];
    }),
  );
}

function reasonInWords({ needed, reason }: Pick<Decision, 'needed' | 'reason'>): string | null {
  const label = declineReasons.find(({ code }) => code === reason?.reason)?.label;
  const parts = [label, reason?.words, needed?.length ? `Needed: ${needed.join('; ')}` : null];
  return parts.filter(Boolean).join(': ') || null;
}

export function withoutCase({ caseId: _, compartmentId: __, ...part }: PartOfCase): Part {
  return part;
}

type Names = { caseId: string; compartmentId: number; key: string; name: string };

/** The names of these cases, one a defendant, as far as an agreement opens them. */
export async function namesOf(tx: Tx, caseIds: readonly string[]): Promise<Names[]> {
  const { rows } = await sql<Names>`
    select distinct on (d.case_id, d.defendant_key) d.case_id as "caseId", d.compartment_id as "compartmentId",
      d.defendant_key as key, d.name
    from cases.defendant d
    where d.case_id = any (${[...caseIds]}::uuid[]) and d.name is not null
    order by d.case_id, d.defendant_key, d.id`.execute(tx);
  return rows;
}

export type Header = { id: string; number: string; openedOn: string; synthetic: boolean };

export async function headersOf(tx: Tx, caseIds: readonly string[]): Promise<Map<string, Header>> {
  const { rows } = await sql<Header>`
    select c.id, c.number, c.opened_on as "openedOn", c.is_synthetic as synthetic
    from cases.case c where c.id = any (${[...caseIds]}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}
