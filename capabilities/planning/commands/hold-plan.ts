import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { emitIn } from '#platform/database/emit-event.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';
import type { PlanningEvent } from '../events.ts';
import type { VersionState } from '../states.ts';

export type Target = { siteId: string; id: string };
export type HeldPlan = {
  id: string;
  siteId: string;
  number: string;
  title: string;
  owner: string;
  mayWrite: boolean;
  mayDecidePublic: boolean;
  openVersion: { id: string; number: string; state: VersionState } | null;
};

type Row = Omit<HeldPlan, 'openVersion'> & {
  versionId: string | null;
  versionNumber: string | null;
  versionState: VersionState | null;
};

/** A plan with what the person asking may do to it, and the version that is being written. */
export async function findHeldPlan(tx: Tx, { siteId, id }: Target): Promise<HeldPlan | null> {
  const { rows } = await sql<Row>`
    select p.id, p.site_id as "siteId", p.number, p.title, coalesce(c.name, s.name) as owner,
      planning.may(p.id, 'planning.write') as "mayWrite",
      planning.may(p.id, 'planning.decide-public') as "mayDecidePublic",
      v.id as "versionId", v.number as "versionNumber", v.state as "versionState"
    from planning.plan p
    join program.site s on s.id = p.site_id
    left join planning.collaborative c on c.id = p.collaborative_id
    left join planning.version v on v.plan_id = p.id and v.state <> 'published'
    where p.id = ${id} and p.site_id = ${siteId}`.execute(tx);
  if (!rows[0]) return null;
  const { versionId, versionNumber, versionState, ...plan } = rows[0];
  return {
    ...plan,
    openVersion: versionId ? { id: versionId, number: versionNumber!, state: versionState! } : null,
  };
}

/** The plan, if the person may write it and its draft is open; otherwise why not. */
export async function planToWrite(tx: Tx, target: Target): Promise<Outcome<HeldPlan>> {
  const plan = await findHeldPlan(tx, target);
  if (!plan) return failWith('planning.not-found', {});
  if (!plan.mayWrite)
    return failWith('planning.not-a-writer', { owner: `those who write for ${plan.owner}` });
  if (!plan.openVersion)
    return failWith('planning.no-open-draft', { why: 'Its last version is published and stands.' });
  if (plan.openVersion.state === 'in-review')
    return failWith('planning.no-open-draft', {
      why: `${plan.openVersion.number} is in review; it rests until it is published or returned.`,
    });
  return succeed(plan);
}

export async function tellOfPlan(
  tx: Tx,
  { siteId, id, number }: Pick<HeldPlan, 'siteId' | 'id' | 'number'>,
  kind: PlanningEvent,
  payload: Record<string, unknown> = {},
): Promise<void> {
  await emitIn(tx, {
    ...{ kind, siteId, permission: 'planning.read' },
    subject: { table: 'planning.plan', id },
    payload: { number, ...payload },
  });
}
