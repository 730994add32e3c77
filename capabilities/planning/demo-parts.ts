import { sql } from 'kysely';
import { demoPeople } from '#capabilities/identity/server.ts';
import { demoId } from '#demo/demo-id.ts';
import { addDays } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import { nextNumber } from '#platform/database/next-number.ts';

export const demoTitle = 'Demo plan: fewer people shot in three years';
export const demoPlan = {
  title: demoTitle,
  summary: 'A made-up plan that shows what a plan looks like. The city has no part in it.',
  collaborativeId: null,
  startsOn: '2026-01-01',
  endsOn: '2028-12-31',
};

const id = (name: string) => demoId(`plan part ${name}`);
export const ids = {
  problem: id('problem'),
  fewerShot: id('fewer shot'),
  solve: id('solve'),
  interrupt: id('interrupt'),
  team: id('team'),
  custom: id('custom'),
  staff: id('staff'),
  share: id('share'),
  visits: id('visits'),
};

type Where = { planId: string; siteId: string };

/** Problem, goal, objectives and strategies of the demo's plan. */
export async function demoParts(tx: Tx, { planId, siteId }: Where): Promise<void> {
  await sql`insert into planning.problem (id, site_id, plan_id, position, title, detail)
    values (${ids.problem}, ${siteId}, ${planId}, 1, 'Demo: shootings crowd in few places and most are not solved',
      'The finding is real; what the demo makes of it is made up.')`.execute(tx);
  await sql`insert into planning.goal
      (id, site_id, plan_id, problem_id, position, title, measure, target_value, target_on)
    values (${ids.fewerShot}, ${siteId}, ${planId}, ${ids.problem}, 1, 'Demo: fewer people shot each year',
      'Shooting victims a year', 900, '2028-12-31')`.execute(tx);
  await sql`insert into planning.objective (id, site_id, plan_id, goal_id, position, title)
    values
      (${ids.solve}, ${siteId}, ${planId}, ${ids.fewerShot}, 1, 'Demo: solve more nonfatal shootings'),
      (${ids.interrupt}, ${siteId}, ${planId}, ${ids.fewerShot}, 2, 'Demo: reach the people most at risk in time')`.execute(
    tx,
  );
  await sql`insert into planning.strategy
      (id, site_id, plan_id, objective_id, position, title, evidence, evidence_source, fidelity)
    values
      (${ids.team}, ${siteId}, ${planId}, ${ids.solve}, 1, 'Demo: a team for nonfatal shootings', 'promising',
        'Demo source: name the study here', array['Every nonfatal shooting has a detective within a day']),
      (${ids.custom}, ${siteId}, ${planId}, ${ids.interrupt}, 1, 'Demo: visits with an offer of help', 'mixed',
        'Demo source: name the study here', array['Nobody is visited without an offer of services'])`.execute(
    tx,
  );
}

/** The demo's activities: in order, one each for three agencies. */
export async function demoActivities(
  tx: Tx,
  { planId, siteId, today, year }: Where & { today: string; year: number },
): Promise<string[]> {
  const police = demoId('agency philadelphiaPolice');
  const city = demoId('agency philadelphiaCity');
  const analyst = demoPeople['analyst-philadelphia'];
  const coordinator = demoPeople['coordinator-philadelphia'];
  const rows = [
    [ids.staff, ids.team, 'Demo: staff the team with five detectives', police, coordinator, 90, 12_500_000],
    [ids.share, ids.team, 'Demo: share lab results with the prosecutor', police, analyst, 30, 1_800_050],
    [ids.visits, ids.custom, 'Demo: agree on who visits whom', city, coordinator, -6, 0],
  ] as const;
  for (const [at, [activity, strategy, title, agency, owner, days, cents]] of rows.entries()) {
    const number = await nextNumber(tx, 'PLA', year);
    await sql`insert into planning.activity
        (id, site_id, plan_id, strategy_id, position, number, title, owner_agency_id, owner_id, starts_on, due_on,
         budget_cents)
      values (${activity}, ${siteId}, ${planId}, ${strategy}, ${at + 1}, ${number}, ${title}, ${agency}, ${owner},
        ${addDays(today, days - 60)}, ${addDays(today, days)}, ${cents})`.execute(tx);
  }
  return rows.map(([activity]) => activity);
}

/** What the demo's next draft changes: less money, a later day, a new objective. */
export async function inVersionTwo(tx: Tx, planId: string): Promise<void> {
  await sql`update planning.activity set budget_cents = 9800000, due_on = due_on + 60, revision = revision + 1
    where id = ${ids.staff}`.execute(tx);
  await sql`insert into planning.objective (id, site_id, plan_id, goal_id, position, title, detail)
    select ${id('light')}, p.site_id, p.id, ${ids.fewerShot}, 3, 'Demo: light the blocks where people are shot',
      'Came up after version 1; not agreed yet.'
    from planning.plan p where p.id = ${planId}`.execute(tx);
}
