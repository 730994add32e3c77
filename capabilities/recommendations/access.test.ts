import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { tryEveryMove } from '#capabilities/assistance/testing/try-every-move.ts';
import { aPerson } from '#capabilities/testing/test-application.ts';
import { type Role, roleNames } from '#platform/access/roles.ts';
import type { WorkflowDeclaration } from '#platform/workflow/declare.ts';
import { recommendationsAccess } from './access.ts';
import { recommendationWorkflow } from './states.ts';
import { aRecommendationWorld, type RecommendationWorld } from './testing/recommendation-world.ts';

type Permission = keyof typeof recommendationsAccess;
const holds = (role: Role, permission: Permission) =>
  (recommendationsAccess[permission].roles as readonly Role[]).includes(role);

let w: RecommendationWorld;
let id: string;
let byRole: Map<Role, string>;
beforeAll(async () => {
  w = await aRecommendationWorld();
  id = await w.implemented('2025-11-01');
  byRole = new Map();
  for (const role of roleNames) byRole.set(role, await aPerson(w.services, role, [w.site]));
});
afterAll(() => w.close());

const seenBy = async (personId: string | null) =>
  (await w.asPerson(personId, sql`select 1 from recommendations.recommendation`)).rows.length;

describe('by SQL', () => {
  test.each(roleNames)('%s sees the register of the site, or nothing of it', async (role) => {
    expect((await seenBy(byRole.get(role)!)) > 0).toBe(holds(role, 'recommendations.read'));
  });

  it('nobody who is not signed in, and nobody of another site, sees it', async () => {
    expect([await seenBy(null), await seenBy(w.people.stranger)]).toEqual([0, 0]);
  });

  it('a provider proposes from its own requests alone, and in nobody else’s name', async () => {
    const insert = (personId: string, proposer: string) =>
      w.asPerson(
        personId,
        sql`insert into recommendations.recommendation
            (id, site_id, number, title, advice, basis, core_area, request_id, deliverable_id, proposed_by)
          values (gen_random_uuid(), ${w.site.id}, 'REC-0', 'A recommendation by SQL', 'Something that should be done.',
            'Something that was seen there.', 'technology', ${w.requestId}, ${w.assessment}, ${proposer})`,
      );
    await expect(insert(w.people.rival, w.people.rival)).rejects.toThrow(/row-level security/);
    await expect(insert(w.people.provider, w.people.rival)).rejects.toThrow(/row-level security/);
    await expect(insert(w.people.coordinator, w.people.coordinator)).rejects.toThrow(/row-level security/);
  });

  it('owner and day are the site’s to say, what was seen that of whoever verifies', async () => {
    const change = (personId: string, set: ReturnType<typeof sql>) =>
      w.asPerson(personId, sql`update recommendations.recommendation set ${set} where id = ${id}`);
    await expect(change(w.people.provider, sql`due_on = '2030-01-01'`)).rejects.toThrow(
      /for the site to say/,
    );
    await expect(
      change(w.people.executive, sql`verified_evidence = 'I say that it holds, myself.'`),
    ).rejects.toThrow(/whoever verifies/);
    await expect(change(w.people.liaison, sql`implemented_on = '2020-01-01'`)).rejects.toThrow(
      /said by the site/,
    );
  });
});

describe('through the API', () => {
  const anId = '0190a000-0000-7000-8000-000000000000';
  const verbs: ['GET' | 'POST' | 'PUT', string, Permission][] = [
    ['GET', '', 'recommendations.read'],
    ['GET', `/${anId}`, 'recommendations.read'],
    ['POST', '', 'recommendations.propose'],
    ['PUT', `/${anId}`, 'recommendations.propose'],
    ['POST', `/${anId}/accept`, 'recommendations.read'],
    ['POST', `/${anId}/moves`, 'recommendations.read'],
  ];
  test.each(roleNames)('%s is answered or refused', async (role) => {
    for (const [method, path, permission] of verbs) {
      const { status } = await w.recommend.call(
        byRole.get(role)!,
        method,
        path,
        method === 'GET' ? undefined : {},
      );
      expect([path, status === 403 ? 'refused' : 'answered']).toEqual([
        path,
        holds(role, permission) ? 'answered' : 'refused',
      ]);
    }
  });

  it('whoever only reads the register takes no step', async () => {
    const steps: [string, object][] = [
      ['accept', w.acceptance],
      ['plan', { by: 'initiative', initiative: 'A thing' }],
      ['verify', { evidence: 'It was seen by many people.', link: 'https://example.org' }],
    ];
    const onlyRead = ['champion', 'auditor', 'communications officer', 'tta provider'] as const;
    for (const role of onlyRead)
      for (const [step, body] of steps) {
        const reply = await w.recommend.call(byRole.get(role)!, 'POST', `/${id}/${step}`, body);
        expect([role, step, reply.status < 300]).toEqual([role, step, false]);
      }
    const verify = await w.recommend.call(byRole.get('auditor')!, 'POST', `/${id}/verify`, steps[2]![1]);
    expect(verify.body.code).toBe('workflow.not-allowed');
  });
});

test('every role tries every move in every state: the database takes what is declared, and nothing else', async () => {
  const workflow: WorkflowDeclaration = recommendationWorkflow;
  const [record] = await w.asSystem(
    sql<{ id: string }>`select id from recommendations.recommendation where id = ${id}`,
  );
  await w.asSystem(sql`update recommendations.recommendation set verified_evidence = 'It was seen by many people.',
    verified_link = 'https://example.org', owner_id = ${w.people.coordinator} where id = ${id}`);
  const tried = await tryEveryMove(w.services.database.ownerUrl, workflow, {
    ...{ id: record!.id, siteId: w.site.id, byRole },
  });
  const wrong = tried.filter(({ state, role, move, ok }) => {
    const { from, permission } = workflow.moves[move]!;
    return ok !== (from.includes(state) && holds(role as Role, permission as Permission));
  });
  expect(wrong).toEqual([]);
  expect(tried.filter(({ ok }) => ok).length).toBeGreaterThan(0);
});
