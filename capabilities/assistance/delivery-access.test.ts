import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { aPerson } from '#capabilities/testing/test-application.ts';
import { type Role, roleNames } from '#platform/access/roles.ts';
import type { WorkflowDeclaration } from '#platform/workflow/declare.ts';
import { requestAccess } from './access.ts';
import { deliveryAccess } from './delivery/access.ts';
import { providersAccess } from './providers/access.ts';
import { deliveryWorkflows, offerWorkflow } from './states.ts';
import {
  aDeliveryWorld,
  anActivity,
  anAssessment,
  aSession,
  type DeliveryWorld,
} from './testing/delivery-world.ts';
import { tryEveryMove } from './testing/try-every-move.ts';

const access = { ...requestAccess, ...providersAccess, ...deliveryAccess };
type Permission = keyof typeof access;
const holds = (role: Role, permission: Permission) =>
  (access[permission].roles as readonly Role[]).includes(role);

let w: DeliveryWorld;
let requestId: string;
let byRole: Map<Role, string>;
const tables = [
  'request_provider',
  'work_plan',
  'work_plan_milestone',
  'work_plan_measure',
  'work_plan_budget',
  'deliverable',
  'deliverable_version',
  'activity',
  'activity_session',
  'activity_approver',
  'cost',
] as const;

beforeAll(async () => {
  w = await aDeliveryWorld();
  requestId = (await w.approved()).id;
  const made = await w.done(w.people.provider, 'POST', `/requests/${requestId}/deliverables`, anAssessment);
  await w.moves.deliverable(w.people.provider, made.id, 'submit');
  const activity = await w.done(w.people.provider, 'POST', `/requests/${requestId}/activities`, anActivity);
  await w.done(w.people.provider, 'POST', `/activities/${activity.id}/sessions`, aSession);
  await w.done(w.people.provider, 'POST', `/activities/${activity.id}/report`, {
    approverIds: [w.people.coordinator],
  });
  await w.done(w.people.provider, 'POST', `/requests/${requestId}/costs`, {
    ...{ kind: 'travel', cents: 100, incurredOn: '2026-11-24', note: 'A bus ticket' },
  });
  byRole = new Map();
  for (const role of roleNames) byRole.set(role, await aPerson(w.services, role, [w.site]));
});
afterAll(() => w.close());

const countAs = async (personId: string | null, table: string) => {
  const rows = await w.services.database.as(
    { personId },
    async (tx) =>
      (
        await sql<{ n: number }>`select count(*)::int as n from ${sql.table(`assistance.${table}`)}`.execute(
          tx,
        )
      ).rows,
  );
  return rows[0]!.n;
};

describe('by SQL', () => {
  test.each(roleNames)('%s sees what is delivered, or nothing of it', async (role) => {
    const person = byRole.get(role)!;
    for (const table of tables) {
      const permission =
        table === 'request_provider' ? 'assistance.read-matching' : 'assistance.read-delivery';
      expect([table, (await countAs(person, table)) > 0]).toEqual([table, holds(role, permission)]);
    }
  });

  it('a provider sees its own requests whole and nothing of what a rival delivers, nor its history', async () => {
    const history = (personId: string) =>
      w.asPerson(
        personId,
        sql`select 1 from platform.transition where workflow in ('work-plan', 'tta-activity')`,
      );
    for (const table of tables) {
      expect([table, (await countAs(w.people.colleagueAtProvider, table)) > 0]).toEqual([table, true]);
      expect([table, await countAs(w.people.rival, table)]).toEqual([table, 0]);
    }
    expect((await history(w.people.provider)).rows.length).toBeGreaterThan(0);
    expect((await history(w.people.rival)).rows).toEqual([]);
  });

  it('a draft of a deliverable is its provider’s alone', async () => {
    const draft = await w.done(
      w.people.provider,
      'POST',
      `/requests/${requestId}/deliverables`,
      anAssessment,
    );
    const seenBy = async (personId: string) =>
      (
        await w.asPerson(
          personId,
          sql`select 1 from assistance.deliverable_version where deliverable_id = ${draft.id}`,
        )
      ).rows.length;
    expect([await seenBy(w.people.provider), await seenBy(w.people.executive)]).toEqual([1, 0]);
  });

  it('nobody who is not signed in, and nobody of another site, sees a row', async () => {
    for (const table of tables)
      for (const person of [null, w.people.stranger])
        expect([table, await countAs(person, table)]).toEqual([table, 0]);
  });

  it('a provider does not give the agreement that it asks for', async () => {
    const activity = await w.done(w.people.provider, 'POST', `/requests/${requestId}/activities`, anActivity);
    await expect(
      w.asPerson(
        w.people.provider,
        sql`insert into assistance.activity_approver (site_id, activity_id, person_id, answer, answered_at)
          values (${w.site.id}, ${activity.id}, ${w.people.coordinator}, 'agrees', now())`,
      ),
    ).rejects.toThrow(/row-level security/);
  });

  it('a provider that was released sees nothing from that moment, and writes nothing', async () => {
    const id = await w.matched();
    const [{ id: offerId }] = (await w.done(w.people.liaison, 'GET', `/requests/${id}/matching`)).offers;
    await w.moves.offer(w.people.liaison, offerId, 'release', 'Another one is nearer.');
    const plan = await w.call(w.people.provider, 'POST', w.at(`/requests/${id}/work-plan`), {});
    expect(plan.status).toBe(422);
    const seen = await w.asPerson(
      w.people.provider,
      sql`select 1 from assistance.my_requests() r where r = ${id}`,
    );
    expect(seen.rows).toEqual([]);
  });
});

describe('through the API', () => {
  const anId = '0190a000-0000-7000-8000-000000000000';
  const verbs: ['GET' | 'POST' | 'PUT', string, Permission][] = [
    ['GET', `/requests/${anId}/matching`, 'assistance.read-matching'],
    ['POST', `/requests/${anId}/offers`, 'assistance.offer'],
    ['GET', `/offers/${anId}`, 'assistance.read'],
    ['POST', `/offers/${anId}/lead`, 'assistance.offer'],
    ['GET', `/requests/${anId}/delivery`, 'assistance.read'],
    ['GET', '/reviewers', 'assistance.deliver'],
    ['POST', `/requests/${anId}/work-plan`, 'assistance.deliver'],
    ['PUT', `/work-plans/${anId}`, 'assistance.deliver'],
    ['GET', `/work-plans/${anId}`, 'assistance.read'],
    ['POST', `/requests/${anId}/activities`, 'assistance.deliver'],
    ['PUT', `/activities/${anId}`, 'assistance.deliver'],
    ['POST', `/activities/${anId}/sessions`, 'assistance.deliver'],
    ['POST', `/activities/${anId}/report`, 'assistance.deliver'],
    ['POST', `/activities/${anId}/report/answers`, 'assistance.review-delivery'],
    ['POST', `/requests/${anId}/deliverables`, 'assistance.deliver'],
    ['POST', `/deliverables/${anId}/versions`, 'assistance.deliver'],
    ['POST', `/requests/${anId}/costs`, 'assistance.deliver'],
    ['POST', `/costs/${anId}/take-back`, 'assistance.deliver'],
    ['POST', `/follow-ups/${anId}/answer`, 'assistance.answer-follow-up'],
  ];

  test.each(roleNames)('%s is answered or refused', async (role) => {
    for (const [method, path, permission] of verbs) {
      const { status } = await w.call(
        byRole.get(role)!,
        method,
        w.at(path),
        method === 'GET' ? undefined : {},
      );
      expect([path, status === 403 ? 'refused' : 'answered']).toEqual([
        path,
        holds(role, permission) ? 'answered' : 'refused',
      ]);
    }
    const directory = await w.call(byRole.get(role)!, 'GET', '/api/assistance-providers');
    expect(directory.status === 403).toBe(!holds(role, 'assistance.read-providers'));
  });
});

describe('every role tries every move in every state', () => {
  beforeAll(async () => {
    await w.asSystem(sql`insert into assistance.follow_up (id, site_id, request_id, number, title, kind, round, due_on,
        timeliness, quality, usefulness, outcome, words)
      values (gen_random_uuid(), ${w.site.id}, ${requestId}, 'FUP-1', 'A question', 'outcome-90', 9, '2026-12-01',
        5, 5, 5, 'reached', 'It was reached.')`);
  });

  const workflows: WorkflowDeclaration[] = [offerWorkflow, ...deliveryWorkflows];
  it.each(workflows.map((workflow) => [workflow.name, workflow] as const))(
    '%s: the database takes it from whoever holds its permission, where it leads from, and from nobody else',
    async (_name, workflow) => {
      const [record] = await w.asSystem(
        sql<{
          id: string;
        }>`select id from ${sql.table(workflow.table)} where site_id = ${w.site.id} order by id limit 1`,
      );
      const tried = await tryEveryMove(w.services.database.ownerUrl, workflow, {
        ...{ id: record!.id, siteId: w.site.id, byRole },
      });
      const wrong = tried.filter(({ state, role, move, ok }) => {
        const { from, permission } = workflow.moves[move]!;
        return ok !== (from.includes(state) && holds(role as Role, permission as Permission));
      });
      expect(wrong).toEqual([]);
      expect(tried.filter(({ ok }) => ok).length).toBeGreaterThan(0);
    },
  );
});
