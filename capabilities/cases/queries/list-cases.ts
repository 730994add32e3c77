import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import type { CaseLine, CaseListQuery, PartKind } from '../contract.ts';
import { complaintMachine, courtStatuses, federalMachine, referralMachine } from '../states.ts';
import { headersOf, namesOf, type PartOfCase, partsWhere, withoutCase } from './parts.ts';
import { type Compartment, compartmentsOpenAt, idsOf } from './reach.ts';

export type Seen<T> = { page: { items: T[]; next: string | null }; compartmentIds: number[] };
type Found = { id: string; key: Date | string };

const classOf: Record<PartKind, string> = {
  complaint: 'cases.complaint',
  referral: 'cases.referral',
  court: 'cases.court',
  federal: 'cases.federal',
};
const partKinds = Object.keys(classOf) as PartKind[];
const statusesOf: Record<PartKind, readonly string[]> = {
  complaint: Object.keys(complaintMachine.states),
  referral: Object.keys(referralMachine.states),
  court: Object.keys(courtStatuses),
  federal: Object.keys(federalMachine.states),
};

/** A list of parts to work through, whoever has waited longest first, or what falls due first. */
export async function listCases(tx: Tx, siteId: string, query: CaseListQuery): Promise<Seen<CaseLine>> {
  const open = await compartmentsOpenAt(tx, siteId);
  const found = await (query.list === 'mine' ? findMine(tx, siteId, query) : findQueued(tx, open, query));
  const page = cutPage(found, query.limit, ({ key, id }) => [text(key), id]);
  const { lines, compartmentIds } = await linesOf(
    tx,
    page.items.map(({ id }) => id),
  );
  return { page: { items: lines, next: page.next }, compartmentIds };
}

async function findMine(tx: Tx, siteId: string, query: CaseListQuery): Promise<Found[]> {
  const conditions = [sql`p.assigned_to_id = access.person_id()`, sql`p.site_id = ${siteId}`];
  if (query.kind) conditions.push(sql`p.kind = ${query.kind}`);
  if (query.status) conditions.push(sql`p.status = any (${[query.status].flat()}::text[])`);
  if (query.state)
    conditions.push(query.state === 'open' ? sql`p.closed_on is null` : sql`p.closed_on is not null`);
  if (query.answer)
    conditions.push(sql`exists (
      select from cases.part r where r.case_id = p.case_id and r.kind = 'referral' and r.status = ${query.answer})`);
  const [key, id] = decodeCursor(query.after) ?? [];
  if (key !== undefined) conditions.push(sql`(p.status_since, p.id) > (${key}::timestamptz, ${id}::uuid)`);
  const { rows } = await sql<Found>`
    select p.id, p.status_since as key from cases.part p
    where ${sql.join(conditions, sql` and `)}
    order by p.status_since, p.id limit ${query.limit + 1}`.execute(tx);
  return rows;
}

const mine = sql`any (array(select access.agencies_for('cases.read')))`;
/** What others proposed to the reader’s agency and it has not answered, and its own answers. */
const proposedToUs = sql`(p.agency_id = ${mine} or (
  p.detail ->> 'toAgencyId' = any (array(select access.agencies_for('cases.read')::text))
  and not exists (
    select from cases.part o where o.case_id = p.case_id and o.kind = 'federal' and o.agency_id = ${mine})))`;

type Queue = {
  kinds: readonly PartKind[];
  statuses: readonly string[] | null;
  own: boolean;
  extra: RawBuilder<unknown>;
};

function queueOf(query: CaseListQuery): Queue {
  const asked = query.status ? [query.status].flat() : null;
  const kinds = query.kind ? [query.kind] : partKinds;
  const notClosed = sql`p.closed_on is null`;
  if (query.list === 'screening')
    return {
      kinds: ['referral'],
      statuses: asked ?? ['received', 'under review'],
      own: true,
      extra: sql`true`,
    };
  if (query.list === 'federal')
    return { kinds: ['federal'], statuses: asked ?? ['proposed'], own: false, extra: proposedToUs };
  if (query.list === 'returned')
    return { kinds: ['referral'], statuses: ['returned for investigation'], own: false, extra: sql`true` };
  if (query.list === 'unassigned')
    return { kinds, statuses: asked, own: true, extra: sql`p.assigned_to_id is null and ${notClosed}` };
  if (query.list === 'open') return { kinds, statuses: asked, own: true, extra: notClosed };
  const extra = query.state ? (query.state === 'open' ? notClosed : sql`p.closed_on is not null`) : sql`true`;
  return { kinds, statuses: asked, own: false, extra };
}

/**
 * One stretch of the index for each open compartment, kind and status, merged: the work goes with what is shown and
 * not with how much stands behind it.
 */
async function findQueued(tx: Tx, open: readonly Compartment[], query: CaseListQuery): Promise<Found[]> {
  const { kinds, statuses, own, extra } = queueOf(query);
  const stretches = kinds.flatMap((kind) =>
    idsOf(open, { classes: [classOf[kind]], field: 'core', own }).flatMap((compartment) =>
      (statuses ?? statusesOf[kind]).map((status) => ({ compartment, kind, status })),
    ),
  );
  const byDue = query.list === 'returned';
  const key = byDue ? sql`coalesce(p.due_on, 'infinity'::date)::text` : sql`p.status_since`;
  const [after, afterId] = decodeCursor(query.after) ?? [];
  const since =
    after === undefined
      ? sql`true`
      : sql`(${key}, p.id) > (${after}::${byDue ? sql`text` : sql`timestamptz`}, ${afterId}::uuid)`;
  const { rows } = await sql<Found>`
    select found.id, found.key
    from jsonb_to_recordset(${JSON.stringify(stretches)}::jsonb) s (compartment integer, kind text, status text)
    cross join lateral (
      select p.id, ${key} as key
      from cases.part p
      where p.compartment_id = s.compartment and p.kind = s.kind and p.status = s.status and ${extra} and ${since}
      order by 2, p.id limit ${query.limit + 1}
    ) found
    order by found.key, found.id limit ${query.limit + 1}`.execute(tx);
  return rows;
}

async function linesOf(
  tx: Tx,
  ids: readonly string[],
): Promise<{ lines: CaseLine[]; compartmentIds: number[] }> {
  if (ids.length === 0) return { lines: [], compartmentIds: [] };
  const parts = await partsWhere(
    tx,
    sql`p.case_id in (select q.case_id from cases.part q where q.id = any (${[...ids]}::uuid[]))`,
  );
  const caseIds = [...new Set(parts.map(({ caseId }) => caseId))];
  const headers = await headersOf(tx, caseIds);
  const names = await namesOf(tx, caseIds);
  const byId = new Map(parts.map((part) => [part.id, part]));
  const lines = ids.flatMap((id) => {
    const part = byId.get(id);
    const header = part && headers.get(part.caseId);
    return header ? [lineOf(part, header, parts, names)] : [];
  });
  return {
    lines,
    compartmentIds: [...parts, ...names].map(({ compartmentId }) => compartmentId),
  };
}

function lineOf(
  part: PartOfCase,
  header: { number: string; openedOn: string; synthetic: boolean },
  parts: readonly PartOfCase[],
  names: readonly { caseId: string; name: string }[],
): CaseLine {
  return {
    caseId: part.caseId,
    number: header.number,
    openedOn: header.openedOn,
    synthetic: header.synthetic,
    part: withoutCase(part),
    others: parts.filter((one) => one.caseId === part.caseId && one.id !== part.id).map(withoutCase),
    defendants: names.filter(({ caseId }) => caseId === part.caseId).map(({ name }) => name),
  };
}

function text(key: Date | string): string {
  return typeof key === 'string' ? key : key.toISOString();
}
