import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { CoreArea } from './contract.ts';

/** The areas in which the program gives assistance: those of the list in force, in its order. */
export async function coreAreas(tx: Tx): Promise<CoreArea[]> {
  const { rows } = await sql<CoreArea>`
    select a.key, a.name, a.summary
    from program.core_area_listed l
    join program.core_area a on a.key = l.core_area
    where l.in_force_from = (select max(in_force_from) from program.core_area_list where in_force_from <= current_date)
    order by l.position`.execute(tx);
  return rows;
}
