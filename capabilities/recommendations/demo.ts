import { sql } from 'kysely';
import { type DemoRole, demoPeople } from '#capabilities/identity/server.ts';
import { demoSites } from '#capabilities/program/server.ts';
import { addDays, dayIn } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import { expectValue } from '#platform/outcome/outcome.ts';
import { planIn } from './commands/carry-out.ts';
import { acceptIn, moveRecommendationIn } from './commands/decide.ts';
import { proposeIn } from './commands/propose.ts';
import type { Carrier, RecommendationDraft } from './contract.ts';

const site = demoSites.philadelphia;
const DAYS_TO_CARRY_OUT = 150;

const team = {
  title: 'Demo: set up a team for nonfatal shootings',
  advice: 'Demo advice: four detectives and a supervisor who take every nonfatal shooting, day and night.',
  basis: 'Demo basis: in the made-up case files most were closed without an interview.',
  coreArea: 'investigations',
};
const lab = {
  title: 'Demo: send lab results to the prosecutor within a day',
  advice: 'Demo advice: one mailbox that both read, and a weekly list of what is still missing.',
  basis: 'Demo basis: in the made-up interviews results took eleven days.',
  coreArea: 'criminal-justice-collaboration',
};

/** Two recommendations of the demo’s assessment: one accepted and under way, one that waits for the site’s word. */
export async function loadDemoRecommendations({ database, clock }: Services): Promise<void> {
  const today = dayIn('America/New_York', clock.now());
  const year = Number(today.slice(0, 4));
  const ground = await database.asSystem('the demo asks for what its recommendations stand on', findGround);
  if (!ground || ground.isThere) return;
  const by = <T>(role: DemoRole, work: (tx: Tx) => Promise<T>) =>
    database.as({ personId: demoPeople[role] }, work);
  const propose = async (tx: Tx, words: Omit<RecommendationDraft, 'deliverableId'>) =>
    expectValue(await proposeIn(tx, site.id, { ...words, deliverableId: ground.deliverableId }, year));

  const { id } = await by('provider', async (tx) => {
    await propose(tx, lab);
    return propose(tx, team);
  });
  const target = { siteId: site.id, id };
  await by('executive-philadelphia', async (tx) => {
    const ownerId = demoPeople['coordinator-philadelphia'];
    const dueOn = addDays(today, DAYS_TO_CARRY_OUT);
    expectValue(await acceptIn(tx, target, { ownerId, dueOn }, today));
  });
  await by('coordinator-philadelphia', async (tx) => {
    expectValue(await planIn(tx, target, carrierOf(ground.objectiveId)));
    expectValue(await moveRecommendationIn(tx, target, { move: 'begin' }));
  });
}

type Ground = { deliverableId: string; objectiveId: string | null; isThere: boolean };

async function findGround(tx: Tx): Promise<Ground | undefined> {
  const { rows } = await sql<Ground>`
    select d.id as "deliverableId",
      (select o.id from planning.objective o
        where o.site_id = d.site_id and o.removed_at is null and o.title ilike 'demo: %nonfatal shootings%'
        order by o.id limit 1) as "objectiveId",
      exists (select from recommendations.recommendation r where r.deliverable_id = d.id) as "isThere"
    from assistance.deliverable d
    where d.site_id = ${site.id} and d.kind = 'assessment' and d.title like 'Demo assessment%' and d.state <> 'drafted'
    order by d.id limit 1`.execute(tx);
  return rows[0];
}

const carrierOf = (objectiveId: string | null): Carrier =>
  objectiveId
    ? { by: 'objective', objectiveId }
    : { by: 'initiative', initiative: 'Demo: the nonfatal-shooting team' };
