import { sql } from 'kysely';
import { capabilities } from '#capabilities/registry.ts';
import { aPerson, aSite, testApplication } from '#capabilities/testing/test-application.ts';
import type { Role } from '#platform/access/roles.ts';
import type { Plan, PlanPart } from '../contract.ts';
import type { PartKind } from '../parts/contract.ts';

export const aPlan = {
  title: 'Fewer shootings by 2029',
  summary: 'What the site will do in three years.',
  startsOn: '2026-01-01',
  endsOn: '2028-12-31',
};

/** A site and its people, as tests of this capability need them. The clock stands at 2026-11-24. */
export async function aPartnership() {
  const application = await testApplication(capabilities);
  const { services } = application;
  const site = await aSite(services, 'Testville');
  const elsewhere = await aSite(services, 'Elsewhere');
  const at_ = (role: Role, where = site) => aPerson(services, role, [where]);
  const people = {
    coordinator: await at_('site coordinator'),
    executive: await at_('site executive'),
    analyst: await at_('crime analyst'),
    communications: await at_('communications officer'),
    liaison: await at_('liaison'),
    owner: await at_('outreach worker'),
    detective: await at_('detective'),
    auditor: await at_('auditor'),
    stranger: await at_('site executive', elsewhere),
  };
  const at = (path: string) => `/api/sites/${site.slug}${path}`;
  const ask = async (
    person: string,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
  ) => application.call(person, method, at(path), body);
  /** What must succeed for the test to have anything to test. */
  const done = async (...call: Parameters<typeof ask>) => {
    const reply = await ask(...call);
    if (reply.status >= 300) throw new Error(`${call[1]} ${call[2]}: ${JSON.stringify(reply.body)}`);
    return reply.body;
  };
  const agencyOf = async (personId: string): Promise<string> => {
    const { rows } = await services.database.asSystem('the agency of a person of a test', (tx) =>
      sql<{
        id: string;
      }>`select agency_id as id from identity.membership where person_id = ${personId}`.execute(tx),
    );
    return rows[0]!.id;
  };
  const open = (person: string, changes: object = {}): Promise<Plan> =>
    done(person, 'POST', '/plans', { ...aPlan, ...changes });
  const find = (id: string, person = people.coordinator): Promise<Plan> =>
    done(person, 'GET', `/plans/${id}`);
  const add = async (planId: string, kind: PartKind, fields: object, parentId: string | null = null) =>
    (
      await done(people.coordinator, 'POST', `/plans/${planId}/parts`, {
        parentId,
        words: { kind, fields },
      })
    ).id as string;
  /** A goal with an objective, a strategy and one activity under it. */
  const withParts = async (planId: string) => {
    const goal = await add(planId, 'goal', { title: 'Fewer people shot' });
    const objective = await add(planId, 'objective', { title: 'Solve more nonfatal shootings' }, goal);
    const strategy = await add(
      planId,
      'strategy',
      {
        ...{ title: 'A team for nonfatal shootings', evidence: 'promising' },
        ...{ evidenceSource: 'A demo register of evidence', fidelity: ['Every case has a detective'] },
      },
      objective,
    );
    const activity = await add(
      planId,
      'activity',
      {
        ...{ title: 'Staff the team', ownerId: people.owner, startsOn: '2026-02-01', dueOn: '2026-11-23' },
        budgetCents: 1_250_050,
      },
      strategy,
    );
    return { goal, objective, strategy, activity };
  };
  const moveVersion = (person: string, id: string, move: string, reason?: string) =>
    ask(person, 'POST', `/plan-versions/${id}/moves`, { move, ...(reason ? { reason } : {}) });
  const publish = async (planId: string, reason = 'Agreed at a meeting of the test.') => {
    const { openVersion } = await find(planId);
    await done(people.coordinator, 'POST', `/plan-versions/${openVersion!.id}/moves`, {
      move: 'submit',
      reason,
    });
    await done(people.executive, 'POST', `/plan-versions/${openVersion!.id}/moves`, { move: 'publish' });
    return openVersion!.id;
  };
  const sqlAs = (personId: string | null, statement: ReturnType<typeof sql>) =>
    services.database.as({ personId }, (tx) => statement.execute(tx));
  const part = (plan: Plan, id: string): PlanPart => plan.parts.find((one) => one.id === id)!;
  return {
    ...application,
    ...{ site, elsewhere, people, at, ask, done, open, find, add, withParts, moveVersion, publish },
    ...{ sqlAs, part, agencyOf },
  };
}

export type Partnership = Awaited<ReturnType<typeof aPartnership>>;
