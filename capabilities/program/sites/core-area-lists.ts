import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import { tellOf } from '../tell.ts';
import type { CoreArea, NewCoreAreaList } from './contract.ts';

type ListRow = {
  inForceFrom: string;
  note: string;
  standing: 'coming' | 'in force' | 'past';
  areas: CoreArea[];
};

/** Every list of core areas, the newest first: what was asked under an older one keeps its name. */
export async function coreAreaListsOf(tx: Tx, today: string): Promise<ListRow[]> {
  const { rows } = await sql<ListRow>`
    select l.in_force_from as "inForceFrom", l.note,
      case
        when l.in_force_from > ${today} then 'coming'
        when l.in_force_from = (select max(o.in_force_from) from program.core_area_list o
          where o.in_force_from <= ${today}) then 'in force'
        else 'past'
      end as standing,
      (select json_agg(json_build_object('key', a.key, 'name', a.name, 'summary', a.summary) order by d.position)
        from program.core_area_listed d join program.core_area a on a.key = d.core_area
        where d.in_force_from = l.in_force_from) as areas
    from program.core_area_list l
    order by l.in_force_from desc`.execute(tx);
  return rows;
}

/** Puts a list in force from a day on, whole; no area that exists is renamed by it. */
export async function listCoreAreasIn(
  tx: Tx,
  list: NewCoreAreaList,
  today: string,
): Promise<Outcome<{ inForceFrom: string }>> {
  if (list.inForceFrom < today || (await isListed(tx, list.inForceFrom)))
    return failWith('program.core-areas-day', {}, [
      { field: 'inForceFrom', message: 'A list can’t begin that day.', mend: 'Choose another day.' },
    ]);
  const known = await everyArea(tx);
  const keys: string[] = [];
  await sql`insert into program.core_area_list (in_force_from, note)
    values (${list.inForceFrom}, ${list.note})`.execute(tx);
  for (const area of list.areas) {
    if ('key' in area) {
      if (!known.some(({ key }) => key === area.key)) return failWith('program.not-found', {});
      keys.push(area.key);
      continue;
    }
    const key = keyOf(area.name);
    const same = known.find((one) => one.key === key || one.name.toLowerCase() === area.name.toLowerCase());
    if (same) return failWith('program.core-area-renamed', { name: same.name });
    await sql`insert into program.core_area (key, name, summary)
      values (${key}, ${area.name}, ${area.summary})`.execute(tx);
    keys.push(key);
  }
  await sql`insert into program.core_area_listed (in_force_from, core_area, position)
    select ${list.inForceFrom}, key, n from unnest(${[...new Set(keys)]}::text[]) with ordinality as u(key, n)`.execute(
    tx,
  );
  await tellOf(
    tx,
    'program.core-areas-listed',
    null,
    { table: 'program.core_area_list', id: uuidv7() },
    { inForceFrom: list.inForceFrom },
  );
  return succeed({ inForceFrom: list.inForceFrom });
}

export function keyOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

async function isListed(tx: Tx, day: string): Promise<boolean> {
  const { rows } = await sql`select 1 from program.core_area_list where in_force_from = ${day}`.execute(tx);
  return rows.length > 0;
}

async function everyArea(tx: Tx): Promise<CoreArea[]> {
  const { rows } = await sql<CoreArea>`select key, name, summary from program.core_area`.execute(tx);
  return rows;
}
