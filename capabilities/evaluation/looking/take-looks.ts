import { sql } from 'kysely';
import { currentDataVersion, startAnalysis } from '#capabilities/analysis/server.ts';
import type { Database, Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { findDesign } from '../queries/find-design.ts';
import { recipeOfLook } from './recipe-of-look.ts';

type DueLook = {
  id: string;
  siteId: string;
  designId: string;
  ordinal: number;
  through: string;
  authorId: string;
  number: string;
};

/**
 * Takes the looks that are due at their sites today. Each is a transaction of its own: one that can’t be taken
 * says why on itself and holds up no other. Taking them twice does no harm: a look has one run.
 */
export async function takeDueLooks(database: Database, now: Date): Promise<void> {
  const ids = await database.asSystem('which planned looks may be due', (tx) => possiblyDue(tx, now));
  for (const id of ids) {
    await database.asSystem('a planned look is taken on schedule', (tx) => takeLookIn(tx, id, now));
  }
}

async function possiblyDue(tx: Tx, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select l.id
    from evaluation.look l
    join evaluation.design d on d.id = l.design_id
    join program.site s on s.id = l.site_id
    where l.run_id is null and d.state = 'under-way'
      and l.due_on <= (${now}::timestamptz at time zone s.time_zone)::date
    order by l.due_on, l.id`.execute(tx);
  return rows.map(({ id }) => id);
}

async function takeLookIn(tx: Tx, lookId: string, now: Date): Promise<void> {
  const look = await lockLook(tx, lookId);
  if (!look) return;
  const design = await findDesign(tx, { siteId: look.siteId, id: look.designId });
  const version = await currentDataVersion(tx, look.siteId);
  if (!design) return;
  if (!version || version.dataDate === null || version.dataDate < look.through) {
    const reach = version?.dataDate ? `The data reach ${version.dataDate}` : 'The site has no data version';
    return holdUp(tx, look, `${reach}; the look reads through ${look.through}. Import a later file.`);
  }
  const { from } = design.draft.before;
  if (version.period.from > from) {
    return holdUp(
      tx,
      look,
      `The newest data begin ${version.period.from}; the design reads from ${from}, and days without data are not days ` +
        'without shootings. Import a file that reaches back.',
    );
  }
  const recipe = recipeOfLook(design.draft, version.id, look.through);
  const started = await startAnalysis(tx, look.siteId, recipe, {
    onBehalfOf: look.authorId,
    year: now.getUTCFullYear(),
  });
  if (!started.ok) return holdUp(tx, look, `${started.failure.detail} ${started.failure.mend}`);
  await sql`update evaluation.look set run_id = ${started.value.runId}, taken_at = ${now}, held_up = null
    where id = ${look.id}`.execute(tx);
  await emitIn(tx, {
    kind: 'evaluation.look-taken',
    siteId: look.siteId,
    subject: { table: 'evaluation.design', id: look.designId },
    permission: 'evaluation.read',
    payload: { number: look.number, look: look.ordinal },
  });
}

async function lockLook(tx: Tx, id: string): Promise<DueLook | undefined> {
  const { rows } = await sql<DueLook>`
    select l.id, l.site_id as "siteId", l.design_id as "designId", l.ordinal, l.through,
      d.author_id as "authorId", d.number
    from evaluation.look l
    join evaluation.design d on d.id = l.design_id
    where l.id = ${id} and l.run_id is null
    for update of l skip locked`.execute(tx);
  return rows[0];
}

async function holdUp(tx: Tx, { id }: DueLook, why: string): Promise<void> {
  await sql`update evaluation.look set held_up = ${why} where id = ${id} and held_up is distinct from ${why}`.execute(
    tx,
  );
}

/** Designs whose launch day has come at their site begin, whatever the hour the job runs. */
export async function beginLaunched(
  database: Database,
  now: Date,
  begin: (tx: Tx, target: { siteId: string; id: string }) => Promise<unknown>,
): Promise<void> {
  const due = await database.asSystem('which designs launch today', async (tx) => {
    const { rows } = await sql<{ id: string; siteId: string }>`
      select d.id, d.site_id as "siteId"
      from evaluation.design d
      join program.site s on s.id = d.site_id
      where d.state = 'registered' and d.launch_on <= (${now}::timestamptz at time zone s.time_zone)::date`.execute(
      tx,
    );
    return rows;
  });
  for (const { id, siteId } of due) {
    await database.asSystem('a registered design begins on its launch day', (tx) =>
      begin(tx, { siteId, id }),
    );
  }
}
