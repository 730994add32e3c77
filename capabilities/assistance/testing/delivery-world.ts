import { sql } from 'kysely';
import { aPerson, type Reply } from '#capabilities/testing/test-application.ts';
import type { ActivityDraft, DeliverableDraft, SessionDraft, WorkPlanDraft } from '../delivery/contract.ts';
import { aHelpDesk } from './help-desk.ts';
import { aPlan } from './plan-of-a-test.ts';

export { aPlan };

export const anActivity: ActivityDraft = {
  title: 'Interviews and a look at case files',
  kind: 'assessment',
  method: 'hybrid',
  reason: 'request-of-site',
  ttaType: 'technical-assistance',
  supportType: 'planning',
  targetPopulations: ['detectives', 'prosecutors'],
  startsOn: '2026-11-24',
  endsOn: '2026-12-18',
  milestoneId: null,
  summary: 'Twelve interviews; nobody but patrol looks at most nonfatal shootings.',
  nextSteps: '',
};

export const aSession: SessionDraft = {
  title: 'Interviews with detectives',
  heldOn: '2026-11-24',
  minutes: 90,
  inPerson: 6,
  virtual: 2,
  materials: ['Interview guide'],
};

export const anAssessment: DeliverableDraft = {
  kind: 'assessment',
  title: 'Assessment of nonfatal-shooting investigations',
  dueOn: '2027-01-31',
  milestoneId: null,
  summary: 'Most nonfatal shootings are closed without an interview. A team of its own would change that.',
  link: null,
};

/** A help desk with two providers: one that takes requests on, and a rival beside it. */
export async function aDeliveryWorld() {
  const desk = await aHelpDesk();
  const people = {
    ...desk.people,
    colleagueAtProvider: await aPerson(desk.services, 'tta provider', [desk.site]),
    rival: await aPerson(desk.services, 'tta provider', [desk.site]),
  };
  await desk.asSystem(sql`update identity.membership set agency_id =
      (select m.agency_id from identity.membership m where m.person_id = ${people.provider})
    where person_id = ${people.colleagueAtProvider}`);
  const listed = async (person: string, name: string, capacity: number) => {
    const rows = await desk.asSystem(sql<{ id: string }>`update identity.agency set kind = 'tta provider'
      where id in (select agency_id from identity.membership where person_id = ${person}) returning id`);
    const reply = await desk.call(people.champion, 'POST', '/api/assistance-providers', {
      ...{ agencyId: rows[0]!.id, name, capacity },
    });
    return (await expectDone(reply)).id as string;
  };
  const providers = {
    ours: await listed(people.provider, 'Alpha Assistance', 2),
    rivals: await listed(people.rival, 'Beta Assistance', 1),
  };
  const done = async (person: string, method: 'GET' | 'POST' | 'PUT', path: string, body?: object) =>
    expectDone(await desk.call(person, method, desk.at(path), body));
  const triaged = async () => {
    const { id } = await desk.submitted();
    for (const name of ['acknowledge', 'triage']) await desk.move(people.liaison, id, name);
    return id as string;
  };
  const offer = (id: string, providerId: string, more: object = {}) =>
    done(people.liaison, 'POST', `/requests/${id}/offers`, { providerId, ...more });
  const moveOf = (kind: string) => (person: string, id: string, name: string, reason?: string) =>
    desk.call(person, 'POST', desk.at(`/${kind}/${id}/moves`), {
      move: name,
      ...(reason ? { reason } : {}),
    });
  const moves = {
    offer: moveOf('offers'),
    plan: moveOf('work-plans'),
    deliverable: moveOf('deliverables'),
    activity: moveOf('activities'),
  };
  const matched = async () => {
    const id = await triaged();
    const made = await offer(id, providers.ours);
    await expectDone(await moves.offer(people.provider, made.id, 'accept'));
    return id;
  };
  const planned = async (changes: Partial<WorkPlanDraft> = {}) => {
    const id = await matched();
    const plan = await done(people.provider, 'POST', `/requests/${id}/work-plan`, { ...aPlan, ...changes });
    return { id, plan: plan as { id: string; number: string; revision: number } };
  };
  const approved = async () => {
    const { id, plan } = await planned();
    await expectDone(await moves.plan(people.provider, plan.id, 'submit'));
    await expectDone(await moves.plan(people.executive, plan.id, 'agree'));
    await expectDone(await moves.plan(people.champion, plan.id, 'approve'));
    return { id, plan };
  };
  const stateOf = async (id: string) => (await desk.get(people.liaison, id)).state as string;
  return { ...desk, people, providers, done, triaged, offer, moves, matched, planned, approved, stateOf };
}

export type DeliveryWorld = Awaited<ReturnType<typeof aDeliveryWorld>>;

export async function expectDone({ status, body }: Reply) {
  if (status >= 300) throw new Error(JSON.stringify(body));
  return body;
}
