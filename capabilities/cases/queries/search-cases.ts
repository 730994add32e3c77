import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { cutPage, decodeCursor } from '#platform/http/paging.ts';
import type { CaseHit, CaseSearchQuery } from '../contract.ts';
import type { Seen } from './list-cases.ts';
import { headersOf, namesOf, partsWhere, withoutCase } from './parts.ts';
import { compartmentsOpenAt, idsOf } from './reach.ts';

type Hit = { id: string; caseId: string; found: string; key: string };
/** Everything that begins so lies between the two, in the order of bytes. */
type Stretch = { from: string; to: string };

/**
 * Cases by a name, a number or a statute. Each open compartment is read by itself and no other, so a search answers
 * the same, and works as much, whether or not a hidden record exists.
 */
export async function searchCases(tx: Tx, siteId: string, query: CaseSearchQuery): Promise<Seen<CaseHit>> {
  const find = { name: findNames, number: findNumbers, statute: findStatutes }[query.by];
  const hits = await find(tx, siteId, query);
  const page = cutPage(hits, query.limit, ({ key, id }) => [key, id]);
  const caseIds = [...new Set(page.items.map(({ caseId }) => caseId))];
  const headers = await headersOf(tx, caseIds);
  const parts = await partsWhere(tx, sql`p.case_id = any (${caseIds}::uuid[])`);
  const names = await namesOf(tx, caseIds);
  const items = page.items.flatMap(({ id, caseId, found }) => {
    const header = headers.get(caseId);
    if (!header) return [];
    const { number, openedOn, synthetic } = header;
    return [
      {
        ...{ id, caseId, number, openedOn, synthetic, found },
        parts: parts.filter((part) => part.caseId === caseId).map(withoutCase),
        defendants: names.filter((one) => one.caseId === caseId).map(({ name }) => name),
      },
    ];
  });
  const compartmentIds = [...parts, ...names].map(({ compartmentId }) => compartmentId);
  return { page: { items, next: page.next }, compartmentIds };
}

async function findNames(tx: Tx, siteId: string, query: CaseSearchQuery): Promise<Hit[]> {
  const ids = idsOf(await compartmentsOpenAt(tx, siteId), { field: 'parties' });
  const { from, to } = stretchOf(asKept(query.q));
  const [after, afterId] = decodeCursor(query.after) ?? [from, NO_ID];
  const { rows } = await sql<Hit>`
    select hit.id, hit.case_id as "caseId", hit.name as found, hit.search_key as key
    from unnest(${ids}::integer[]) c (id)
    cross join lateral (
      select d.id, d.case_id, d.name, d.search_key
      from cases.defendant d
      where d.compartment_id = c.id and d.search_key collate "C" < ${to}
        and (d.search_key collate "C", d.id) > (${after}, ${afterId}::uuid)
      order by d.search_key collate "C", d.id limit ${query.limit + 1}
    ) hit
    order by hit.search_key collate "C", hit.id limit ${query.limit + 1}`.execute(tx);
  return rows;
}

/** The agencies’ own numbers by their beginning; the number all share, whole. */
async function findNumbers(tx: Tx, siteId: string, query: CaseSearchQuery): Promise<Hit[]> {
  const ids = idsOf(await compartmentsOpenAt(tx, siteId), { field: 'core' });
  const wanted = query.q.toUpperCase();
  const { from, to } = stretchOf(wanted);
  const cursor = decodeCursor(query.after);
  const [after, afterId] = cursor ?? [from, NO_ID];
  const { rows } = await sql<Hit>`
    select hit.id, hit.case_id as "caseId", hit.local_number as found, hit.local_number as key
    from unnest(${ids}::integer[]) c (id)
    cross join lateral (
      select p.id, p.case_id, p.local_number
      from cases.part p
      where p.compartment_id = c.id and p.local_number collate "C" < ${to}
        and (p.local_number collate "C", p.id) > (${after}, ${afterId}::uuid)
      order by p.local_number collate "C", p.id limit ${query.limit + 1}
    ) hit
    order by hit.local_number collate "C", hit.id limit ${query.limit + 1}`.execute(tx);
  const shared = await sql<Hit>`
    select c.id, c.id as "caseId", c.number as found, '' as key
    from cases.case c where c.number = ${wanted} and c.site_id = ${siteId}`.execute(tx);
  return cursor ? rows : [...shared.rows, ...rows];
}

async function findStatutes(tx: Tx, siteId: string, query: CaseSearchQuery): Promise<Hit[]> {
  const classes = ['cases.complaint', 'cases.charges'];
  const ids = idsOf(await compartmentsOpenAt(tx, siteId), { classes, field: 'core' });
  const { from, to } = stretchOf(query.q);
  const [after, afterId] = decodeCursor(query.after) ?? [from, NO_ID];
  const { rows } = await sql<Omit<Hit, 'id'>>`
    select distinct on (hit.statute collate "C", hit.case_id) hit.case_id as "caseId", hit.statute as found,
      hit.statute as key
    from unnest(${ids}::integer[]) c (id)
    cross join lateral (
      select distinct on (g.statute collate "C", g.case_id) g.case_id, g.statute
      from cases.charge g
      where g.compartment_id = c.id and g.statute collate "C" < ${to}
        and (g.statute collate "C", g.case_id) > (${after}, ${afterId}::uuid)
      order by g.statute collate "C", g.case_id limit ${query.limit + 1}
    ) hit
    order by hit.statute collate "C", hit.case_id limit ${query.limit + 1}`.execute(tx);
  return rows.map((row) => ({ ...row, id: row.caseId }));
}

const NO_ID = '00000000-0000-0000-0000-000000000000';

function stretchOf(beginning: string): Stretch {
  return { from: beginning, to: `${beginning}\u{10FFFD}` };
}

/** As names are kept: small letters without accents, the last word first (`Rio, Maria del` and `Maria del Rio`). */
export function asKept(name: string): string {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/\s+/g, ' ').trim();
  const [last, first] = plain.split(/\s*,\s*/, 2);
  if (first !== undefined) return `${last} ${first}`.trim();
  const words = plain.split(' ');
  return words.length < 2 ? plain : [words.at(-1), ...words.slice(0, -1)].join(' ');
}
