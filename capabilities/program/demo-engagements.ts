import { sql } from 'kysely';
import { demoId } from '#demo/demo-id.ts';
import { type Day, dayIn } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import { type DemoEngagement, demoEngagements } from './demo-stories.ts';
import { demoTeams } from './demo-teams.ts';
import { type EngagementMove, engagementWorkflow } from './states.ts';

/** Whoever in the demo leads every engagement; identity has loaded this person by now. */
const champion = demoId('person champion');

/**
 * Engagements of every demo site, in every phase, with teams that have gaps: what happened is written with the days on
 * which it would have happened, which only the system can do.
 */
export async function loadDemoEngagements({ database, clock }: Services): Promise<void> {
  const now = clock.now();
  const today = dayIn('America/New_York', now);
  await database.asSystem('the demo’s engagements began before today', async (tx) => {
    const { rows } = await sql`select 1 from program.engagement limit 1`.execute(tx);
    if (rows.length > 0) return;
    await sql`select set_config('psp.person_id', ${champion}, true)`.execute(tx);
    const stories = demoEngagements(today);
    await invite(tx, stories);
    for (const [move, { to }] of Object.entries(engagementWorkflow.moves))
      await make(tx, move as EngagementMove, to, stories);
    await planAndExtend(tx, stories);
    await fillPositions(tx, today);
  });
}

async function invite(tx: Tx, stories: readonly DemoEngagement[]): Promise<void> {
  await sql`
    with story as (
      select * from jsonb_to_recordset(${JSON.stringify(stories)})
        as s(id uuid, "siteId" uuid, title text, "startsOn" date, "plannedEnd" date, "invitedOn" date)
    ), invited as (
      insert into program.engagement (id, site_id, number, title, starts_on, planned_end, created_at, state_since)
      select id, "siteId", platform.next_number('ENG', extract(year from "invitedOn")::integer), title, "startsOn",
        "plannedEnd", "invitedOn" + interval '15 hours', "invitedOn" + interval '15 hours'
      from story order by "invitedOn", id
    )
    select 1`.execute(tx);
  await sql`
    insert into platform.transition (id, workflow, subject_id, site_id, move, from_state, to_state, at)
    select gen_random_uuid(), 'engagement', id, "siteId", 'create', null, 'invited', "invitedOn" + interval '15 hours'
    from jsonb_to_recordset(${JSON.stringify(stories)}) as s(id uuid, "siteId" uuid, "invitedOn" date)`.execute(
    tx,
  );
}

/** One move of all the engagements that have made it, so that the number of questions does not grow with them. */
async function make(
  tx: Tx,
  move: EngagementMove,
  to: string,
  stories: readonly DemoEngagement[],
): Promise<void> {
  const made = stories.flatMap(({ id, siteId, moves }) => {
    const one = moves.find((step) => step.move === move);
    return one ? [{ id, siteId, ...one }] : [];
  });
  if (made.length === 0) return;
  const rows = sql`jsonb_to_recordset(${JSON.stringify(made)})
    as s(id uuid, "siteId" uuid, "on" date, reason text)`;
  await sql`
    insert into platform.transition (id, workflow, subject_id, site_id, move, from_state, to_state, at, reason)
    select gen_random_uuid(), 'engagement', e.id, e.site_id, ${move}, e.state, ${to}, s."on" + interval '15 hours',
      s.reason
    from ${rows} join program.engagement e on e.id = s.id`.execute(tx);
  await sql`
    update program.engagement e set state = ${to}, state_since = s."on" + interval '15 hours'
    from ${rows} where e.id = s.id`.execute(tx);
}

async function planAndExtend(tx: Tx, stories: readonly DemoEngagement[]): Promise<void> {
  const plans = stories.flatMap(({ id, siteId, plans: planned }) =>
    planned.map((plan) => ({ engagementId: id, siteId, reason: null, ...plan })),
  );
  await sql`
    insert into program.phase_plan (id, site_id, engagement_id, phase, revision, begins_on, reason, at)
    select gen_random_uuid(), "siteId", "engagementId", phase, revision, "beginsOn", reason, "at" + interval '15 hours'
    from jsonb_to_recordset(${JSON.stringify(plans)}) as p("siteId" uuid, "engagementId" uuid, phase text,
      revision integer, "beginsOn" date, reason text, "at" date)`.execute(tx);
  const extensions = stories.flatMap(({ id, siteId, extension }) =>
    extension ? [{ engagementId: id, siteId, ...extension }] : [],
  );
  await sql`
    insert into program.extension (id, site_id, engagement_id, ends_on, reason, at)
    select gen_random_uuid(), "siteId", "engagementId", "endsOn", reason, "at" + interval '15 hours'
    from jsonb_to_recordset(${JSON.stringify(extensions)}) as x("siteId" uuid, "engagementId" uuid, "endsOn" date,
      reason text, "at" date)`.execute(tx);
}

async function fillPositions(tx: Tx, today: Day): Promise<void> {
  await sql`
    insert into program.holding
      (id, site_id, position, person_id, contact_name, contact_agency, acting, valid_from, valid_to, note)
    select gen_random_uuid(), "siteId", position, "personId", name, agency, coalesce(acting, false), "from", "to", note
    from jsonb_to_recordset(${JSON.stringify(demoTeams(today))}) as h("siteId" uuid, position text,
      "personId" uuid, name text, agency text, acting boolean, "from" date, "to" date, note text)`.execute(
    tx,
  );
}
