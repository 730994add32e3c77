import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectValue } from '#platform/outcome/outcome.ts';
import { recordEventsIn, recordEventsOfManyIn, type ToldCase } from './commands/record-events.ts';
import type { EventInput } from './legal-record/read-event.ts';
import { projectCases } from './projection/project-cases.ts';
import { type CaseWorld, caseWorld } from './testing/case-world.ts';
import { complaint, filed, named, recommended, told } from './testing/told.ts';

let world: CaseWorld;

beforeAll(async () => {
  world = await caseWorld();
});
afterAll(() => world.close());

const seenBy = (person: string, caseId: string) =>
  world.services.database.as({ personId: person }, async (tx) => {
    const { rows } = await sql<{ kind: string; status: string }>`
      select kind, status from cases.part where case_id = ${caseId} order by kind`.execute(tx);
    return Object.fromEntries(rows.map(({ kind, status }) => [kind, status]));
  });

async function aReferredCase(): Promise<string> {
  const { record, people, agencies } = world;
  return record(people.detective, agencies.police, [
    complaint('2026-03-01', `R-${Math.random()}`),
    named('2026-03-01', 'Zebulon Testperson'),
    recommended('2026-03-01', 'c1', '18 § 2702(a)(1)'),
    recommended('2026-03-01', 'c2', '18 § 6106'),
    told('referred', '2026-03-03', { round: 1, toAgencyId: agencies.prosecutor, charges: ['c1', 'c2'] }),
  ]);
}

describe('a case told by several agencies', () => {
  test('stands in each one’s own part, and is seen as far as the agreement reaches', async () => {
    const { record, people, agencies } = world;
    const caseId = await aReferredCase();
    expect(await seenBy(people.prosecutor, caseId)).toEqual({ complaint: 'referred', referral: 'received' });
    await record(
      people.prosecutor,
      agencies.prosecutor,
      [
        told('screened', '2026-03-10', { round: 1, decision: 'adopted', charges: ['c1'] }),
        filed('2026-03-11', 'c1', '18 § 2702(a)(1)'),
        told('custody-changed', '2026-03-12', { to: 'held' }, { defendantKey: 'd1' }),
      ],
      caseId,
    );
    const all = { complaint: 'referred', referral: 'adopted', court: 'pending' };
    expect(await seenBy(people.detective, caseId)).toEqual(all);
    expect(await seenBy(people.agent, caseId)).toEqual(all);
    expect(await seenBy(people.outsider, caseId)).toEqual({});
    expect(await seenBy(people.stranger, caseId)).toEqual({});
  });

  test('is refused what can’t have happened, in words, and nothing of it is kept', async () => {
    const { people, agencies, site, services } = world;
    const caseId = await aReferredCase();
    const outcome = await services.database.as({ personId: people.prosecutor }, (tx) =>
      recordEventsIn(tx, {
        caseId,
        siteId: site.id,
        agencyId: agencies.prosecutor,
        events: [told('verdict', '2026-04-01', { code: 'guilty' }, { chargeKey: 'c9' })],
      }),
    );
    expect(outcome).toMatchObject({ ok: false, failure: { code: 'cases.not-possible', status: 409 } });
    expect(!outcome.ok && outcome.failure.detail).toContain('charge c9 is not filed');
  });

  test('is refused from someone who saw fewer entries than there are', async () => {
    const { people, agencies, site, services } = world;
    const caseId = await aReferredCase();
    const outcome = await services.database.as({ personId: people.prosecutor }, (tx) =>
      recordEventsIn(tx, {
        caseId,
        siteId: site.id,
        agencyId: agencies.prosecutor,
        seen: 2,
        events: [told('review-begun', '2026-03-05', { round: 1 })],
      }),
    );
    expect(outcome).toMatchObject({ ok: false, failure: { code: 'cases.changed-meanwhile', status: 409 } });
  });

  test.each([
    ['on behalf of another agency', 'detective', 'prosecutor', 'cases.not-your-agency'],
    [
      'with a decision that takes another role',
      'prosecutorRecords',
      'prosecutor',
      'cases.not-yours-to-decide',
    ],
    ['of a kind that is another side’s to tell', 'detective', 'police', 'cases.event-unreadable'],
    ['in a case they can’t see', 'outsider', 'otherPolice', 'cases.not-found'],
  ] as const)('is refused %s', async (_what, person, agency, code) => {
    const { people, agencies, site, services } = world;
    const caseId = await aReferredCase();
    const outcome = await services.database.as({ personId: people[person] }, (tx) =>
      recordEventsIn(tx, {
        caseId,
        siteId: site.id,
        agencyId: agencies[agency],
        events: [
          person === 'outsider'
            ? complaint('2026-03-02')
            : told('screened', '2026-03-05', { round: 1, decision: 'adopted' }),
        ],
      }),
    );
    expect(outcome).toMatchObject({ ok: false, failure: { code } });
  });

  test('derives the same again, row for row', async () => {
    const caseId = await aReferredCase();
    const rows = () =>
      world.services.database.asSystem('compare', async (tx) => {
        const tables = ['part', 'defendant', 'charge', 'hearing', 'queue_item'];
        const found = await Promise.all(
          tables.map((table) =>
            sql`select * from ${sql.table(`cases.${table}`)} where case_id = ${caseId} order by id`.execute(
              tx,
            ),
          ),
        );
        return found.map(({ rows: some }) => some);
      });
    const before = await rows();
    await projectCases(world.services, [caseId, caseId]);
    expect(await rows()).toEqual(before);
    expect(before[0]).toHaveLength(2);
  });
});

describe('what a system tells of many cases', () => {
  const tell = (cases: ToldCase[], person = world.people.policeRecords) =>
    world.services.database.as({ personId: person }, async (tx) =>
      expectValue(
        await recordEventsOfManyIn(tx, {
          siteId: world.site.id,
          agencyId: world.agencies.police,
          source: 'rms',
          cases,
        }),
      ),
    );
  const report = (reference: string, more: Partial<EventInput> = {}): ToldCase => ({
    reference,
    events: [
      { ...complaint('2026-03-01', reference), sourceKey: `${reference}/1`, ...more },
      { ...named('2026-03-01', 'Zebulon Testperson'), sourceKey: `${reference}/2` },
    ],
  });

  test('is recorded once, however often it is told', async () => {
    const batch = [report('F-1'), report('F-2'), report('F-2')];
    const first = await tell(batch);
    expect(first).toMatchObject({ recorded: 4, duplicates: 2, setAside: [] });
    const again = await tell([...batch].reverse());
    expect(again).toMatchObject({ recorded: 0, duplicates: 6, setAside: [] });
    await projectCases(world.services, [...first.caseIds.values()]);
    expect(await seenBy(world.people.detective, first.caseIds.get('F-1')!)).toEqual({ complaint: 'open' });
  });

  test('is set aside, with reasons, where it can’t be read or says otherwise under the same revision', async () => {
    await tell([report('F-3')]);
    const told = await tell([
      report('F-3', { effectiveAt: '2026-03-02T00:00:00Z' }),
      report('F-4', { payload: { reportNumber: 'F-4' } }),
      { reference: 'F-5', events: [{ ...named('2026-03-01', 'Nobody'), kind: 'other' }] },
    ]);
    expect(told.recorded).toBe(1);
    expect(told.setAside.map(({ reference, reasons }) => [reference, reasons[0]!.field])).toEqual([
      ['F-4', 'payload.nibrsOffenses'],
      ['F-5', 'kind'],
      ['F-3', 'revision'],
    ]);
  });

  test('stands in its last revision, whichever arrives first', async () => {
    const { caseIds } = await tell([
      report('F-6', {
        revision: 2,
        payload: { ...complaint('2026-03-01').payload, reportNumber: 'F-6', victims: 3 },
      }),
    ]);
    await tell([report('F-6')]);
    await projectCases(world.services, [...caseIds.values()]);
    const { rows } = await world.services.database.asSystem('look', (tx) =>
      sql<{ victims: string }>`
        select detail ->> 'victims' as victims from cases.part where case_id = ${caseIds.get('F-6')!}`.execute(
        tx,
      ),
    );
    expect(rows).toEqual([{ victims: '3' }]);
  });

  test('names offices that are there, or is set aside', async () => {
    const nowhere = told('referred', '2026-03-03', {
      round: 1,
      toAgencyId: world.agencies.court,
      charges: [],
    });
    const outcome = await tell([
      {
        reference: 'F-7',
        events: [
          { ...complaint('2026-03-01', 'F-7'), sourceKey: 'F-7/1' },
          { ...nowhere, sourceKey: 'F-7/2' },
        ],
      },
    ]);
    expect(outcome).toMatchObject({ recorded: 1, setAside: [{ sourceKey: 'F-7/2' }] });
  });

  test('is taken a thousand cases at a time', async () => {
    const thousand = Array.from({ length: 1_000 }, (_, n) => report(`L-${n}`));
    expect(await tell(thousand)).toMatchObject({ recorded: 2_000, setAside: [] });
  });
});
