import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Period } from '../contract.ts';
import { addDays } from '../drafting/due-week.ts';
import { aNewsroom, type Newsroom, send, WEEK } from '../testing/newsroom.ts';
import { anEpisode, someFigures } from '../testing/some-figures.ts';

let n: Newsroom;
beforeEach(async () => {
  n = await aNewsroom();
});
afterEach(() => n.close());

const weekBack = (weeks: number): Period => ({
  from: addDays(WEEK.from, -7 * weeks),
  to: addDays(WEEK.to, -7 * weeks),
});
const outside = (weeksOutside = 1) => {
  n.paper.figures = (week) => someFigures(week, { episode: anEpisode(week, weeksOutside) });
};
const within = () => {
  n.paper.figures = (week) => someFigures(week);
};
const alerts = async () => (await n.call(n.people.analyst, 'GET', n.at('/alerts'))).body.items;
const alert = async (id: string) => (await n.call(n.people.analyst, 'GET', n.at(`/alerts/${id}`))).body;
const answer = (id: string, move: string, reason?: string, person = n.people.analyst) =>
  n.call(person, 'POST', n.at(`/alerts/${id}/moves`), { move, ...(reason ? { reason } : {}) });

describe('an alert', () => {
  it('is raised when a series leaves its band, and says how often its rule is wrong', async () => {
    outside();
    await n.draft();
    const [raised] = await alerts();
    expect(raised).toMatchObject({
      number: 'ALT-2026-0001',
      title: 'District 9: more shootings than expected',
      state: 'raised',
      lastWeek: WEEK.from,
    });
    const detail = await alert(raised.id);
    expect(detail.falseAlarmWords).toContain('about one in 20 years');
    expect(detail.falseAlarms).toMatchObject({ perYear: 0.05, years: 400 });
  });

  it('stands once for an episode, however long the series stays outside and whatever data come', async () => {
    outside(1);
    await n.draft(weekBack(1));
    outside(2);
    await n.draft(WEEK);
    n.paper.accept();
    // Late reports put the week before outside as well: the episode began earlier than was known.
    outside(3);
    await n.draft(WEEK);
    const [only, ...others] = await alerts();
    expect(others).toEqual([]);
    expect(only).toMatchObject({ firstWeek: weekBack(1).from, lastWeek: WEEK.from });
  });

  it('is another one when the series had been back', async () => {
    outside();
    await n.draft(weekBack(3));
    within();
    await n.draft(weekBack(2));
    expect((await alerts())[0]).toMatchObject({ state: 'raised', backWeek: weekBack(2).from });
    outside();
    await n.draft(WEEK);
    expect(await alerts()).toHaveLength(2);
  });

  it('is explained in a sentence, which the bulletin tells and sending freezes', async () => {
    outside();
    await n.draft();
    const [{ id }] = await alerts();
    expect((await answer(id, 'explain')).body.code).toBe('workflow.reason-missing');
    expect((await answer(id, 'explain', 'Feud')).body.code).toBe('bulletins.explanation-short');
    const explained = await answer(id, 'explain', 'A dispute between two households, now mediated.');
    expect(explained.body).toMatchObject({ state: 'explained', explainedBy: 'Test crime analyst' });
    const [{ id: bulletinId }] = await n.bulletins();
    await send(n, bulletinId);
    const { content, emailText } = await n.bulletin(bulletinId);
    expect(content.alerts[0]).toMatchObject({
      explanation: 'A dispute between two households, now mediated.',
    });
    expect(emailText.replace(/\s+/g, ' ')).toContain('now mediated');
  });

  it('rests by itself once it is answered and the series is back, never while nobody has answered', async () => {
    outside();
    await n.draft(weekBack(2));
    within();
    await n.draft(weekBack(1));
    const [{ id, state }] = await alerts();
    expect(state).toBe('raised');
    await answer(id, 'explain', 'A dispute between two households, now mediated.');
    await n.draft(WEEK);
    const settled = await alert(id);
    expect(settled).toMatchObject({ state: 'closed' });
    expect(settled.timeline.at(-1)).toMatchObject({ move: 'settle', by: null });
  });

  it('is dismissed with a reason and closed by a person', async () => {
    outside();
    await n.draft();
    const [{ id }] = await alerts();
    expect((await answer(id, 'dismiss')).body.code).toBe('workflow.reason-missing');
    await answer(id, 'dismiss', 'One event with four incidents by the grouping rule.');
    expect((await answer(id, 'close')).body.state).toBe('closed');
    expect((await answer(id, 'explain', 'Too late to explain this.')).body.code).toBe('workflow.wrong-state');
  });

  it('has its rule and false-alarm rate in the settings, for each series and for all together', async () => {
    expect((await n.call(n.people.analyst, 'GET', n.at('/alerts/watch'))).body).toEqual({
      measuredWith: null,
      series: [],
      falseAlarmsTogether: 0,
    });
    await n.draft();
    const { body } = await n.call(n.people.analyst, 'GET', n.at('/alerts/watch'));
    expect(body.measuredWith).toMatchObject({ number: 'BUL-2026-0001', week: WEEK.from });
    expect(body.series.map(({ label }: { label: string }) => label)).toEqual(['Whole site', 'District 9']);
    expect(body.falseAlarmsTogether).toBeCloseTo(0.1);
  });
});
