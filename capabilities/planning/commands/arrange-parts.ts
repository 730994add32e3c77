import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { PartKind, PartPlace } from '../contract.ts';
import { parentOf, partKinds } from '../contract.ts';
import { failWith } from '../errors.ts';
import { parentColumns, tables } from '../parts/columns.ts';
import { planToWrite, type Target, tellOfPlan } from './hold-plan.ts';
import { isInPlan } from './write-part.ts';

type PartTarget = Target & { partId: string };

/** Puts a part somewhere else among its siblings, or under another parent of the same kind. */
export async function placePartIn(
  tx: Tx,
  target: PartTarget,
  place: PartPlace,
): Promise<Outcome<{ id: string }>> {
  const held = await planToWrite(tx, target);
  if (!held.ok) return held;
  const kind = await kindOf(tx, target);
  if (!kind) return failWith('planning.not-found', {});
  const column = parentColumns[kind];
  const above = parentOf[kind];
  if ((above === null) !== (place.parentId === null)) return failWith('planning.not-found', {});
  if (above && !(await isInPlan(tx, target.id, tables[above], place.parentId!)))
    return failWith('planning.not-found', {});
  const siblings = column ? sql`and s.${sql.ref(column)} = ${place.parentId}` : sql``;
  const { rows } = await sql<{ id: string }>`
    select s.id from ${sql.table(tables[kind])} s
    where s.plan_id = ${target.id} and s.removed_at is null and s.id <> ${target.partId} ${siblings}
    order by s.position, s.id`.execute(tx);
  const order = rows.map(({ id }) => id);
  order.splice(place.index, 0, target.partId);
  await sql`update ${sql.table(tables[kind])} s set
      position = o.position ${column ? sql`, ${sql.ref(column)} = ${place.parentId}` : sql``}
    from unnest(${order}::uuid[]) with ordinality o (id, position)
    where s.id = o.id`.execute(tx);
  await tellOfPlan(tx, held.value, 'planning.plan-changed');
  return succeed({ id: target.partId });
}

/** Takes a part out of the draft, with all that hangs under it. What was published of it stays in its versions. */
export async function removePartIn(tx: Tx, target: PartTarget): Promise<Outcome<{ id: string }>> {
  const held = await planToWrite(tx, target);
  if (!held.ok) return held;
  const kind = await kindOf(tx, target);
  if (!kind) return failWith('planning.not-found', {});
  await removeUnder(tx, kind, [target.partId]);
  if (kind === 'problem')
    await sql`update planning.goal set problem_id = null, revision = revision + 1
      where problem_id = ${target.partId}`.execute(tx);
  await tellOfPlan(tx, held.value, 'planning.plan-changed');
  return succeed({ id: target.partId });
}

/** Children first: nothing is left for a moment without what it hangs under. */
async function removeUnder(tx: Tx, kind: PartKind, ids: string[]): Promise<void> {
  const below = partKinds.find((child) => parentOf[child] === kind);
  if (below) {
    const { rows } = await sql<{ id: string }>`
      select id from ${sql.table(tables[below])}
      where ${sql.ref(parentColumns[below]!)} = any (${ids}::uuid[]) and removed_at is null`.execute(tx);
    if (rows.length > 0)
      await removeUnder(
        tx,
        below,
        rows.map(({ id }) => id),
      );
  }
  await sql`update ${sql.table(tables[kind])} set removed_at = now() where id = any (${ids}::uuid[])`.execute(
    tx,
  );
}

async function kindOf(tx: Tx, { id, partId }: PartTarget): Promise<PartKind | null> {
  for (const kind of partKinds) if (await isInPlan(tx, id, tables[kind], partId)) return kind;
  return null;
}
