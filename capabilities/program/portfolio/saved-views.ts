import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import type { newSavedView, savedView } from './contract.ts';

type View = z.infer<typeof savedView>;

/** A person’s own ways of looking, in the order they were kept. */
export async function savedViewsOf(tx: Tx): Promise<View[]> {
  const { rows } = await sql<View>`
    select id, name, filters from program.portfolio_view
    where person_id = access.person_id() order by created_at, id`.execute(tx);
  return rows;
}

export async function saveViewIn(tx: Tx, view: z.infer<typeof newSavedView>): Promise<Outcome<View>> {
  const id = uuidv7();
  const { rows } = await sql`
    insert into program.portfolio_view (id, name, filters)
    values (${id}, ${view.name}, ${JSON.stringify(view.filters)})
    on conflict (person_id, name) do nothing returning id`.execute(tx);
  if (rows.length === 0)
    return failWith('program.view-taken', { name: view.name }, [
      { field: 'name', message: 'You have a view of that name.', mend: 'Choose another name.' },
    ]);
  return succeed({ id, ...view });
}

export async function removeViewIn(tx: Tx, id: string): Promise<Outcome<null>> {
  const { rows } = await sql`
    delete from program.portfolio_view where id = ${id} and person_id = access.person_id() returning id`.execute(
    tx,
  );
  return rows.length > 0 ? succeed(null) : failWith('program.not-found', {});
}
