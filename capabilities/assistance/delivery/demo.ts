import { sql } from 'kysely';
import { type DemoRole, demoPeople } from '#capabilities/identity/server.ts';
import { demoSites } from '#capabilities/program/server.ts';
import { addDays, dayIn } from '#platform/clock/days.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/capability.ts';
import { expectValue } from '#platform/outcome/outcome.ts';
import { moveRequestIn } from '../commands/move-request.ts';
import { draftRequestIn } from '../commands/write-request.ts';
import { answerOfferIn } from '../providers/commands/answer-offer.ts';
import { offerRequestIn } from '../providers/commands/offer-request.ts';
import { demoProviders } from '../providers/demo.ts';
import { answerReportIn, submitReportIn } from './activities/answer-report.ts';
import { noteSessionIn } from './activities/note-session.ts';
import { planActivityIn } from './activities/plan-activity.ts';
import { recordCostIn } from './costs/record-cost.ts';
import { draftDeliverableIn, moveDeliverableIn } from './deliverables/hand-over.ts';
import { demoActivity, demoAssessment, demoCost, demoPlan, demoRequest, demoSession } from './demo-words.ts';
import { movePlanIn } from './plans/move-plan.ts';
import { writePlanIn } from './plans/write-plan.ts';

const site = demoSites.philadelphia;
const ZONE = 'America/New_York';
const DAY = 24 * 60 * 60 * 1000;

/**
 * A request that went the whole way: a provider was found, the plan approved, the assessment delivered and taken. Each
 * step is made by the person whose step it is.
 */
export async function loadDemoDelivery({ database, clock }: Services): Promise<void> {
  if (await isThere(database)) return;
  const now = clock.now();
  const today = dayIn(ZONE, now);
  const year = Number(today.slice(0, 4));
  const ago = (days: number) => new Date(now.getTime() - days * DAY);
  const by = <T>(role: DemoRole, work: (tx: Tx) => Promise<T>) =>
    database.as({ personId: demoPeople[role] }, work);
  const request = { siteId: site.id, id: '' };
  const target = (id: string) => ({ siteId: site.id, id });

  await by('coordinator-philadelphia', async (tx) => {
    request.id = expectValue(await draftRequestIn(tx, site.id, demoRequest, year)).id;
    expectValue(await moveRequestIn(tx, request, { move: 'submit' }, ago(70)));
  });
  const offer = await by('liaison', async (tx) => {
    expectValue(await moveRequestIn(tx, request, { move: 'acknowledge' }, ago(70)));
    expectValue(await moveRequestIn(tx, request, { move: 'triage' }, ago(69)));
    const wanted = { providerId: demoProviders.first, isLead: true, part: '', answerBy: addDays(today, 3) };
    return expectValue(await offerRequestIn(tx, { siteId: site.id, requestId: request.id }, wanted, today));
  });
  const plan = await by('provider', async (tx) => {
    const clockThen = { now: () => ago(66) };
    expectValue(await answerOfferIn(tx, target(offer.id), { move: 'accept' }, { clock: clockThen }));
    const written = expectValue(await writePlanIn(tx, request, demoPlan(today), year));
    expectValue(await movePlanIn(tx, target(written.id), { move: 'submit' }, ago(63)));
    return target(written.id);
  });
  await by('executive-philadelphia', async (tx) => {
    expectValue(await movePlanIn(tx, plan, { move: 'agree' }, ago(62)));
  });
  await by('champion', async (tx) => {
    expectValue(await movePlanIn(tx, plan, { move: 'approve' }, ago(61)));
  });
  const made = await by('provider', async (tx) => {
    const activity = expectValue(await planActivityIn(tx, request, demoActivity(today), year));
    const when = { timeZone: ZONE, now: ago(56) };
    expectValue(await noteSessionIn(tx, target(activity.id), demoSession(addDays(today, -56)), when));
    expectValue(await submitReportIn(tx, target(activity.id), [demoPeople['coordinator-philadelphia']]));
    const deliverable = expectValue(await draftDeliverableIn(tx, request, demoAssessment(today), year));
    expectValue(await moveDeliverableIn(tx, target(deliverable.id), { move: 'submit' }));
    expectValue(await recordCostIn(tx, request, demoCost(addDays(today, -56), activity.id)));
    return { activity: target(activity.id), deliverable: target(deliverable.id) };
  });
  await by('coordinator-philadelphia', async (tx) => {
    expectValue(await answerReportIn(tx, made.activity, { answer: 'agrees', note: '' }));
    expectValue(await moveDeliverableIn(tx, made.deliverable, { move: 'accept' }));
  });
  await by('provider', async (tx) => {
    expectValue(await moveRequestIn(tx, request, { move: 'complete' }, ago(20)));
  });
}

async function isThere(database: Services['database']): Promise<boolean> {
  return database.asSystem('the demo asks whether it was loaded before', async (tx) => {
    const { rows } = await sql`
      select 1 from assistance.request where site_id = ${site.id} and title = ${demoRequest.title}`.execute(
      tx,
    );
    return rows.length > 0;
  });
}
