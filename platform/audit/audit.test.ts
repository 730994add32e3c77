import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { heldClock } from '#platform/clock/clock.ts';
import { type PlatformWorld, platformWorld, siteIn } from '#platform/testing/platform-world.ts';
import { sealAudit } from './seal-audit.ts';
import { tamperings } from './testing/tamper.ts';
import { verifyAudit } from './verify-audit.ts';

const clock = heldClock(new Date('2026-11-24T12:00:00Z'));
const DAY_MS = 24 * 60 * 60 * 1000;
const TABLES = ['audit', 'audit_link', 'audit_head', 'audit_total'];

let world: PlatformWorld;
const seal = () => sealAudit({ ...world.services, clock });
const verify = () => verifyAudit(world.database, world.services.secret);
const isWhole = async () => expect(await verify()).toMatchObject({ ok: true, faults: [] });

beforeAll(async () => {
  world = await platformWorld();
});
afterAll(() => world.close());

describe('sealing', () => {
  test('gives committed rows consecutive places, once, whoever seals', async () => {
    for (let n = 0; n < 5; n += 1) await siteIn(world);
    const sealed = await Promise.all([seal(), seal(), seal()]);
    const total = sealed.reduce((sum, one) => sum + one.sealed, 0);
    const links = await world.asOwner<{ position: number; audit_id: number }>(
      'select position, audit_id from platform.audit_link order by position',
    );
    expect(links.map((link) => link.position)).toEqual(Array.from({ length: total }, (_, n) => n + 1));
    expect(new Set(links.map((link) => link.audit_id)).size).toBe(total);
    await isWhole();
    expect(await seal()).toEqual({ sealed: 0 });
  });

  test('gives a row that commits late a later place, and leaves none out', async () => {
    await world.database.asSystem('a slow change', async (tx) => {
      await sql`insert into identity.agency (id, name, kind) values (gen_random_uuid(), 'Slow', 'police')`.execute(
        tx,
      );
      await siteIn(world);
      expect((await seal()).sealed).toBe(1);
      await siteIn(world);
      expect((await seal()).sealed).toBe(1);
      expect(await verify()).toMatchObject({ ok: true, unsealed: 0 });
    });
    expect((await seal()).sealed).toBe(1);
    await isWhole();
  });

  test('goes on from the day before', async () => {
    clock.advance(DAY_MS);
    await siteIn(world);
    await seal();
    expect(await verify()).toMatchObject({ ok: true, days: 2 });
  });

  test('is not done with the key of another installation', async () => {
    const verification = await verifyAudit(world.database, 'the secret of another installation');
    expect(verification.ok).toBe(false);
    expect(verification.faults.map((fault) => fault.what)).toContain('the head was not signed here');
  });

  test('reaches the rows written after a restore into a server that counts its transactions from lower on', async () => {
    await world.asOwner(`update platform.audit_total set open_from = '900000000000'`);
    await siteIn(world);
    expect((await seal()).sealed).toBe(1);
    await isWhole();
  });
});

describe('a proof finds', () => {
  beforeAll(async () => {
    for (let day = 0; day < 3; day += 1) {
      clock.advance(DAY_MS);
      for (let n = 0; n < 6; n += 1) await siteIn(world);
      await seal();
    }
    for (const table of TABLES) {
      await world.asOwner(`create table platform.kept_${table} as table platform.${table}`);
    }
  });

  beforeEach(putBack);

  test('nothing, as long as nothing is wrong', isWhole);

  test.each(Object.entries(tamperings))('%s', async (_name, tamper) => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), async (which, how) => {
        await putBack();
        await tamper({ asOwner: world.asOwner, seal, which, how });
        const { ok, faults } = await verify();
        expect(ok).toBe(false);
        expect(faults).not.toEqual([]);
      }),
      { numRuns: 6 },
    );
  });

  test('one fault for one edited row, where it lies', async () => {
    const [link] = await world.asOwner<{ day: string; position: number; audit_id: number }>(
      'select day, position, audit_id from platform.audit_link order by day, position offset 8 limit 1',
    );
    await world.asOwner(`update platform.audit set action = 'read' where id = $1`, [link!.audit_id]);
    expect((await verify()).faults).toEqual([
      { day: link!.day, position: link!.position, what: 'the audit row or its link was changed' },
    ]);
  });
});

async function putBack(): Promise<void> {
  await world.asOwner(`truncate ${TABLES.map((table) => `platform.${table}`).join(', ')};
    ${TABLES.map(
      (table) => `insert into platform.${table} overriding system value select * from platform.kept_${table}`,
    ).join('; ')}`);
}
