import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDesign, aPartnership, type Partnership } from './testing/partnership.ts';

let p: Partnership;
let id: string;
beforeAll(async () => {
  p = await aPartnership();
  ({ id } = await p.registered());
});
afterAll(() => p.close());

describe('a person of another site', () => {
  it('is refused at this site’s addresses, and finds nothing under their own', async () => {
    for (const path of ['/evaluations', `/evaluations/${id}`, '/evaluation-options'])
      expect((await p.call(p.people.stranger, 'GET', p.at(path))).status).toBe(403);
    expect((await p.call(p.people.stranger, 'POST', p.at('/evaluations'), aDesign)).status).toBe(403);
    const own = `/api/sites/${p.elsewhere.slug}/evaluations/${id}`;
    expect((await p.call(p.people.stranger, 'GET', own)).status).toBe(404);
    const moved = await p.call(p.people.stranger, 'POST', `${own}/moves`, {
      move: 'give-up',
      reason: 'Mine.',
    });
    expect(moved.status).toBe(404);
  });

  it.each(['design', 'look'])('sees and changes no row of evaluation.%s by SQL', async (table) => {
    const target = sql.table(`evaluation.${table}`);
    for (const personId of [p.people.stranger, p.people.detective, null]) {
      const seen = await p.services.database.as({ personId }, (tx) =>
        sql`select 1 from ${target}`.execute(tx),
      );
      expect(seen.rows).toEqual([]);
    }
    await expect(
      p.services.database.as({ personId: p.people.stranger }, (tx) => sql`delete from ${target}`.execute(tx)),
    ).rejects.toThrow('permission denied');
  });
});

describe('people of the site', () => {
  it('read according to their role', async () => {
    expect((await p.call(p.people.liaison, 'GET', p.at(`/evaluations/${id}`))).status).toBe(200);
    expect((await p.call(p.people.detective, 'GET', p.at(`/evaluations/${id}`))).status).toBe(403);
  });

  it('design according to their role: an executive registers, and a liaison does neither', async () => {
    expect((await p.call(p.people.executive, 'POST', p.at('/evaluations'), aDesign)).status).toBe(403);
    expect((await p.call(p.people.liaison, 'POST', p.at('/evaluations'), aDesign)).status).toBe(403);
    const { id: own } = await p.draft();
    await p.move(p.people.analyst, own, 'submit');
    expect((await p.move(p.people.liaison, own, 'register')).body.code).toBe('workflow.not-allowed');
    expect((await p.move(p.people.executive, own, 'register')).body.state).toBe('registered');
  });

  it('can’t take a look themselves by writing it', async () => {
    await expect(
      p.services.database.as({ personId: p.people.analyst }, (tx) =>
        sql`update evaluation.look set sentence = 'It worked.', finished_at = now() where design_id = ${id}`.execute(
          tx,
        ),
      ),
    ).rejects.toThrow('permission denied');
  });
});
