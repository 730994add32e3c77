import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identity } from '#capabilities/identity/server.ts';
import { capabilities } from '#capabilities/registry.ts';
import { aPerson } from '#capabilities/testing/test-application.ts';
import { withClient } from '#platform/database/provision.ts';
import type { PlatformEvent } from '#platform/http/capability.ts';
import { declareWorkflow } from '#platform/workflow/declare.ts';
import { aPartnership, type Partnership } from '../testing/partnership.ts';
import { openWorkOf, ownedWorkflows } from './open-work.ts';

const madeUp = (name: string) =>
  declareWorkflow({
    name: `made-up-${name}`,
    table: `program.made_up_${name}`,
    readPermission: 'program.read',
    record: {
      noun: `made-up ${name}`,
      number: 'number',
      title: 'title',
      path: `/s/:site/${name}/:id`,
      owner: 'on_whom',
    },
    initial: 'open',
    states: { open: { label: 'Open', waitsOn: 'its owner' }, done: { label: 'Done', final: true } },
    moves: { finish: { label: 'Finish', from: ['open'], to: 'done', permission: 'program.read' } },
  });
const kinds = ['promise', 'errand'];
const madeUpCapability = { name: 'made up', workflows: kinds.map(madeUp) };

let p: Partnership;
beforeAll(async () => {
  p = await aPartnership([...capabilities, madeUpCapability]);
  await withClient(p.services.database.ownerUrl, async (client) => {
    for (const kind of kinds)
      await client.query(`create table program.made_up_${kind} (id uuid, site_id uuid, state text, number text,
          title text, on_whom uuid, state_since timestamptz default now());
        grant select, insert, update on program.made_up_${kind} to psp_app, psp_system`);
  });
});
afterAll(() => p.close());

const write = <T>(statement: ReturnType<typeof sql<T>>) =>
  p.services.database.asSystem('a test looks or writes', async (tx) => (await statement.execute(tx)).rows);

async function gives(kind: string, number: string, onWhom: string, siteId: string | null, state = 'open') {
  await write(sql`insert into ${sql.table(`program.made_up_${kind}`)} (id, site_id, state, number, title, on_whom)
    values (${uuidv7()}, ${siteId}, ${state}, ${number}, ${`Made-up ${kind}`}, ${onWhom})`);
}

const owned = (personId: string) =>
  p.services.database.asSystem('a test counts', async (tx) =>
    (
      await openWorkOf(tx, ownedWorkflows([...capabilities, madeUpCapability]), { personId, siteId: null })
    ).map(({ number }) => number),
  );

describe('a liaison leaves', () => {
  const request = (more: Record<string, unknown> = {}) => ({
    fromPersonId: p.people.liaison,
    toPersonId: successor,
    effectiveOn: '2026-11-30',
    notes: 'The county meets on the first Tuesday; call ahead.',
    listed: 3,
    ...more,
  });
  const hand = (body: unknown, who = p.people.administrator) => p.call(who, 'POST', '/api/handovers', body);
  let successor: string;

  beforeAll(async () => {
    successor = await aPerson(p.services, 'liaison', [p.home]);
    await gives('promise', 'PRM-1', p.people.liaison, p.home.id);
    await gives('promise', 'PRM-2', p.people.liaison, p.home.id, 'done');
    await gives('errand', 'ERR-1', p.people.liaison, p.home.id);
    await gives('errand', 'ERR-2', p.people.liaison, null);
    await gives('errand', 'ERR-3', p.people.advisor, p.home.id);
    await p.call(p.people.champion, 'POST', p.at('/team'), {
      position: 'liaison',
      personId: p.people.liaison,
      from: '2026-01-01',
    });
  });

  it('and everything open is listed beforehand, by kind, with positions and memberships', async () => {
    const { body } = await p.call(
      p.people.administrator,
      'GET',
      `/api/handovers/preview?from=${p.people.liaison}`,
    );
    expect(body).toMatchObject({
      total: 3,
      positions: [{ position: 'Strategic Site Liaison', since: '2026-01-01' }],
      memberships: [{ role: 'Strategic Site Liaison' }],
      mayEndMemberships: true,
    });
    const numbers = body.kinds.map((kind: { noun: string; items: { number: string }[] }) => [
      kind.noun,
      kind.items.map(({ number }) => number),
    ]);
    expect(numbers).toEqual([
      ['made-up promise', ['PRM-1']],
      ['made-up errand', ['ERR-1', 'ERR-2']],
    ]);
  });

  it('is not confirmed against an older list, for a day gone by, or to someone who would not see it', async () => {
    expect((await hand(request({ listed: 2 }))).body.code).toBe('program.handover-changed');
    expect((await hand(request({ effectiveOn: '2026-11-23' }))).body.code).toBe('program.handover-day');
    const blind = await hand(request({ toPersonId: p.people.stranger }));
    expect(blind.body).toMatchObject({ code: 'program.handover-unseen' });
    expect(blind.body.detail).toContain('PRM-1, ERR-1');
    expect((await hand(request({ endMemberships: true }), p.people.champion)).body.code).toBe(
      'program.memberships-not-yours',
    );
    expect(await owned(p.people.liaison)).toEqual(['PRM-1', 'ERR-1', 'ERR-2']);
  });

  it('and afterwards owns nothing that is open, whatever its kind', async () => {
    const handed = await hand(request({ endMemberships: true }));
    expect(handed.body).toMatchObject({ number: 'HND-2026-0001', records: 3, endsMemberships: true });
    expect(handed.body.items.map((one: { number: string }) => one.number)).toEqual([
      'PRM-1',
      'ERR-1',
      'ERR-2',
    ]);
    expect(await owned(p.people.liaison)).toEqual([]);
    expect(await owned(successor)).toEqual(['PRM-1', 'ERR-1', 'ERR-2']);
    expect(await owned(p.people.advisor)).toEqual(['ERR-3']);
  });

  it('and whoever follows has the position from the day on, with the notes to read', async () => {
    const { body } = await p.call(successor, 'GET', p.at('/program'));
    const liaison = body.positions.find((one: { key: string }) => one.key === 'liaison');
    expect(liaison).toMatchObject({
      now: [{ personId: p.people.liaison, to: '2026-11-30' }],
      coming: [{ personId: successor, from: '2026-11-30', to: null }],
    });
    const [{ id }] = body.handovers;
    expect((await p.call(successor, 'GET', `/api/handovers/${id}`)).body.notes).toContain('first Tuesday');
    expect((await p.call(p.people.stranger, 'GET', `/api/handovers/${id}`)).status).toBe(404);
  });

  it('and memberships end with the chosen day, as identity hears of it', async () => {
    const [event] = await write<PlatformEvent>(sql`select id, payload from platform.event
      where kind = 'program.handed-over'`);
    for (let heard = 0; heard < 2; heard += 1)
      await p.services.database.asSystem('a test delivers', (tx) =>
        identity
          .handlers!.find(({ hears }) => hears.includes('program.handed-over'))!
          .handle(tx, event!, p.services),
      );
    const ends = await write<{ ends: Date | null }>(sql`select valid_to as ends from identity.membership
      where person_id = ${p.people.liaison}`);
    expect(ends.map((one) => one.ends?.toISOString())).toEqual(['2026-12-01T05:00:00.000Z']);
  });

  it('and nobody can write a handover by hand', async () => {
    await expect(
      p.services.database.as({ personId: p.people.administrator }, (tx) =>
        sql`update program.handover set notes = 'Nothing was said.'`.execute(tx),
      ),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('and work of one who left without a handover is found', async () => {
    await gives('errand', 'ERR-4', p.people.analyst, p.home.id);
    await write(sql`update identity.membership set valid_to = now() where person_id = ${p.people.analyst}`);
    const { body } = await p.call(p.people.champion, 'GET', '/api/handovers/people');
    expect(body.items[0]).toMatchObject({ id: p.people.analyst, open: 1, hasLeft: true });
  });
});
