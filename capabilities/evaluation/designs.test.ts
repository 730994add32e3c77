import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDesign, aPartnership, type Partnership } from './testing/partnership.ts';

let p: Partnership;
beforeAll(async () => {
  p = await aPartnership();
});
afterAll(() => p.close());

describe('an analyst who designs an evaluation', () => {
  it('gets it back as written, with a number', async () => {
    const { status, body } = await p.call(p.people.analyst, 'POST', p.at('/evaluations'), aDesign);
    expect(status).toBe(201);
    expect(body.number).toMatch(/^EVD-\d{4}-\d{4}$/);
    expect(body.draft).toMatchObject({
      launchOn: '2027-01-01',
      settleDays: 30,
      areas: { treated: ['22', '39'] },
    });
  });

  it.each([
    ['a launch inside the period before', { launchOn: '2026-06-01' }, 'launchOn'],
    ['periods of different length', { after: { from: '2027-01-01', to: '2027-06-30' } }, 'after.to'],
    ['no comparison areas', { areas: { treated: ['22'] } }, 'areas.comparison'],
    ['a district on both sides', { areas: { treated: ['22'], comparison: ['22'] } }, 'areas.comparison'],
    [
      'areas beside one side only',
      { areas: { treated: ['22'], comparison: ['25'], besideTreated: ['23'] } },
      'areas.besideComparison',
    ],
  ])('is told which field can’t be right: %s', async (_, change, field) => {
    const reply = await p.call(p.people.analyst, 'POST', p.at('/evaluations'), { ...aDesign, ...change });
    expect(reply.status).toBe(422);
    expect(reply.body.errors.map((one: { field: string }) => one.field)).toContain(field);
    expect(reply.body.errors.every((one: { mend: string }) => one.mend.length > 0)).toBe(true);
  });

  it('can’t make officers’ activity the outcome', async () => {
    const reply = await p.call(p.people.analyst, 'POST', p.at('/evaluations'), {
      ...aDesign,
      outcome: 'traffic-stop',
    });
    expect(reply.body.code).toBe('evaluation.outcome-refused');
  });

  it('changes it until it is submitted, and never over a later save', async () => {
    const { id } = await p.draft();
    const change = { ...aDesign, title: 'Street lighting, two districts', revision: 1 };
    expect((await p.call(p.people.analyst, 'PUT', p.at(`/evaluations/${id}`), change)).body.revision).toBe(2);
    const late = await p.call(p.people.analyst, 'PUT', p.at(`/evaluations/${id}`), change);
    expect(late.body.code).toBe('evaluation.changed-meanwhile');
    await p.move(p.people.analyst, id, 'submit');
    const closed = await p.call(p.people.analyst, 'PUT', p.at(`/evaluations/${id}`), {
      ...change,
      revision: 2,
    });
    expect(closed.body.code).toBe('evaluation.not-editable');
  });
});

describe('a second person', () => {
  it('registers it: its looks are fixed, and the record says it was before the launch', async () => {
    const design = await p.registered();
    expect(design).toMatchObject({ state: 'registered', registeredBeforeLaunch: true });
    expect(design.contentHash).toMatch(/^[0-9a-f]{64}$/);
    expect(
      design.looks.map(({ through, isFinal }: { through: string; isFinal: boolean }) => [through, isFinal]),
    ).toEqual([
      ['2027-07-01', false],
      ['2027-12-31', true],
    ]);
  });

  it('is needed: the author can’t register their own', async () => {
    const { id } = await p.draft();
    await p.move(p.people.analyst, id, 'submit');
    expect((await p.move(p.people.analyst, id, 'register')).body.code).toBe('workflow.second-person');
  });

  it('can’t hide that it came after the launch', async () => {
    const late = await p.registered({
      launchOn: '2025-01-01',
      before: { from: '2024-01-01', to: '2024-12-31' },
      after: { from: '2025-01-01', to: '2025-12-31' },
    });
    expect(late.registeredBeforeLaunch).toBe(false);
  });
});

describe('a registered design', () => {
  const asAnalyst = (work: ReturnType<typeof sql>) =>
    p.services.database.as({ personId: p.people.analyst }, (tx) => work.execute(tx));

  it('is nobody’s to change, by SQL either', async () => {
    const { id } = await p.registered();
    await expect(
      asAnalyst(sql`update evaluation.design set outcome = 'homicide' where id = ${id}`),
    ).rejects.toThrow('changes only as a draft');
    await expect(
      asAnalyst(sql`update evaluation.design set registered_before_launch = true where id = ${id}`).then(() =>
        asAnalyst(sql`update evaluation.design set launch_on = launch_on + 1 where id = ${id}`),
      ),
    ).rejects.toThrow();
  });

  it('takes no further look than those it planned', async () => {
    const { id } = await p.registered();
    await expect(
      asAnalyst(sql`insert into evaluation.look (id, site_id, design_id, ordinal, is_final, through, due_on)
        values (gen_random_uuid(), ${p.site.id}, ${id}, 9, false, '2027-02-01', '2027-02-02')`),
    ).rejects.toThrow('planned when the design is registered');
  });

  it('is given up only with the reason', async () => {
    const { id } = await p.registered();
    expect((await p.move(p.people.executive, id, 'give-up')).body.code).toBe('workflow.reason-missing');
    expect((await p.move(p.people.executive, id, 'give-up', 'The lights were not bought.')).body.state).toBe(
      'given-up',
    );
  });
});
