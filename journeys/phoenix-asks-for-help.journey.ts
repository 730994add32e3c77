import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '#platform/clock/days.ts';
import { type StartedApplication, startDemo } from './application.ts';
import { checkAccessibility, openBrowser } from './browser.ts';
import { activity, assessment, send, session, today, workPlan } from './delivered-help.ts';
import { type PersonAtWork, signInAll } from './person.ts';
import { answerOf, choose, fillIn, move, press, SITE, same, sendOff, untilState } from './records.ts';

const people = {
  coordinator: 'Site coordinator, Philadelphia',
  executive: 'Site executive, Philadelphia',
  liaison: 'Strategic site liaison',
  provider: 'Assistance provider',
  champion: 'Champion',
};
const TITLE = 'Demo: investigate nonfatal shootings as we do homicides';
const TEAM = 'Demo: a team of detectives for nonfatal shootings alone';
const OWNER = 'Demo site coordinator, Philadelphia (Site coordinator)';
const PROVIDER = 'Demo TTA Provider';
const EVIDENCE = 'Demo: the team took up all that were reported this year; its rota and its log say so.';
/** A machine with much to do answers late; the truth is asked for until it is there. */
const WORK = { timeout: 60_000, interval: 250 };

let application: StartedApplication;
let browser: Browser;
let at: Record<keyof typeof people, PersonAtWork>;
const ids = {} as Record<'request' | 'plan' | 'milestone' | 'assessment' | 'recommendation', string>;

beforeAll(async () => {
  [application, browser] = await Promise.all([startDemo(), openBrowser()]);
  at = await signInAll(browser, application.url, people);
  for (const { page } of Object.values(at)) page.setDefaultTimeout(90_000);
});

afterAll(async () => {
  await browser?.close();
  await application?.discard();
});

describe('Somebody new at the site', () => {
  test('finds from the rail how to ask, who has a request, and what is late', async () => {
    const { page } = at.coordinator;
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: 'Assistance', exact: true })
      .click();
    await page.getByRole('heading', { name: 'Assistance', level: 1 }).waitFor();
    await page.getByText(/who has the request now, for how long, and by when the next step/).waitFor();
    for (const name of ['Request', 'State', 'Waiting on', 'For', 'Target'])
      await page.getByRole('columnheader', { name, exact: true }).waitFor();

    const late = (await answerOf(at.coordinator, 'assistance?show=past-target')).items.map(titleOf).sort();
    expect(late.length).toBeGreaterThan(0);
    await page
      .getByRole('navigation', { name: 'Views of requests' })
      .getByRole('button', { name: 'Past target', exact: true })
      .click();
    const rows = page.getByRole('table', { name: 'Assistance' }).locator('tbody tr');
    await expect.poll(async () => titlesIn(await rows.allInnerTexts()), WORK).toEqual(late);
    for (const row of await rows.allInnerTexts()) expect(row).toMatch(/ past: /);
    expect(await checkAccessibility(page)).toEqual([]);

    await page.getByRole('link', { name: 'Ask for assistance', exact: true }).click();
    await page.getByRole('heading', { name: 'Ask for assistance', level: 1 }).waitFor();
  });
});

describe('A site asks for help with its investigations', () => {
  test('and sends the request off with the word of its executive', async () => {
    const { page } = at.coordinator;
    await fillIn(page, {
      'What do you need help with?': TITLE,
      'The problem': 'Demo: homicides have a team of detectives, nonfatal shootings the next who is free.',
      'What should be different afterwards': 'Demo: every nonfatal shooting is investigated by a team.',
    });
    await page.getByLabel('Core area it is mostly about').selectOption({ label: 'Investigations' });
    await choose(page, 'How urgent is it?', ['Expedited']);
    await choose(page, 'How much help', ['Targeted']);
    ids.request = await sendOff(page, 'Save and go on', '/assistance/');
    await page.getByText('Still missing: the letter of support.').waitFor();

    const letter = { name: 'letter.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 Demo') };
    await page.getByLabel('Letter of support').setInputFiles(letter);
    await expect.poll(async () => (await request()).letter?.fileName, WORK).toBe('letter.pdf');
    await move(at.coordinator, asked(), 'Submit', 'submitted');
  });

  test('and sees at once who has it, on whom it waits, and by when it is promised', async () => {
    expect(await request()).toMatchObject({
      ...{ owner: { name: 'Demo strategic site liaison' }, waitsOn: 'program' },
      ...{ urgency: 'expedited', intensity: 'targeted' },
      ...{ targetStage: 'acknowledged', pastTarget: false },
    });
    await standsThere(/Waiting on the program\s+Demo strategic site liaison/i, /Target: acknowledged\s+in /i);
  });

  test('the liaison acknowledges and triages it on the clock', async () => {
    await move(at.liaison, asked(), 'Acknowledge', 'acknowledged');
    await move(at.liaison, asked(), 'Finish triage', 'triaged');
    const { clock, missed } = await request();
    expect(missed).toEqual([]);
    expect(reached(clock)).toEqual(['acknowledged', 'triaged']);
    expect(clock.next.stage).toBe('matched');
    await standsThere(/Target: matched with a provider\s+in /i);
  });
});

describe('A provider takes it on', () => {
  test('when the liaison offers it with the reasons, and it finds the offer in its work', async () => {
    const { page } = at.liaison;
    await page.goto(`${SITE}/assistance/${ids.request}?tab=matching`);
    await press(page, `Offer to ${PROVIDER}`);
    await page.getByRole('dialog').getByRole('button', { name: 'Send the offer' }).click();
    const offers = async () => (await answerOf(at.liaison, part('matching'))).offers;
    await expect.poll(async () => (await offers()).map(stateOf), WORK).toEqual(['offered']);

    const [offer] = await offers();
    const provider = at.provider.page;
    await provider.goto('/app/');
    await provider.locator(`a[href$="/assistance/offers/${offer.id}"]`).first().click();
    await press(provider, 'Accept the request');
    await untilState(at.provider, `assistance/offers/${offer.id}`, 'accepted');
    await untilState(at.coordinator, asked().api, 'matched');
    expect((await request()).waitsOn).toBe('provider');
  });

  test('writes a work plan that the site agrees to and the program office approves', async () => {
    const plan = await send(at.provider, part('work-plan'), workPlan);
    ids.plan = plan.id;
    ids.milestone = plan.milestones[0].id;
    const place = same(`assistance/work-plans/${ids.plan}`);
    await move(at.provider, place, 'Submit to the site', 'with-site');
    await move(at.executive, place, 'Agree for the site', 'with-program');
    await move(at.champion, place, 'Approve for the program office', 'approved');
    await untilState(at.coordinator, asked().api, 'approved');
  });

  test('holds the first session of the assessment, which reaches the last target in time', async () => {
    const { id } = await send(at.provider, part('activities'), activity(ids.milestone));
    await send(at.provider, `assistance/activities/${id}/sessions`, session);
    const { state, clock, missed } = await request();
    expect(state).toBe('delivering');
    expect(reached(clock)).toEqual(['acknowledged', 'triaged', 'matched', 'delivering']);
    expect(clock.next).toBeNull();
    expect(missed).toEqual([]);
    await standsThere(/Every target was reached/);
  });

  test('hands the assessment over, and the site accepts it', async () => {
    ids.assessment = (await send(at.provider, part('deliverables'), assessment(ids.milestone))).id;
    const place = same(`assistance/deliverables/${ids.assessment}`);
    await move(at.provider, place, 'Submit for review', 'submitted');
    await move(at.coordinator, place, 'Accept the deliverable', 'accepted');
    const { measures } = await answerOf(at.coordinator, `assistance/work-plans/${ids.plan}`);
    expect(measures).toEqual([{ measure: 'deliverables-accepted', target: 1, reached: 1 }]);
  });
});

describe('What the assessment advises', () => {
  test('is proposed by the provider, and accepted by the site with a name and a day', async () => {
    const { page } = at.provider;
    await page.goto(`${SITE}/assistance/deliverables/${ids.assessment}`);
    await press(page, 'More actions');
    await page.getByRole('menuitem', { name: 'Make a recommendation' }).click();
    await page.getByRole('heading', { name: 'Make a recommendation', level: 1 }).waitFor();
    await fillIn(page, {
      Recommendation: TEAM,
      'How to do it':
        'Demo: six detectives and a supervisor who take every nonfatal shooting from the scene.',
      'What it rests on': 'Demo: the made-up assessment saw most cases closed without an interview.',
    });
    await page.getByLabel('Core area').selectOption({ label: 'Investigations' });
    ids.recommendation = await sendOff(page, 'Propose it to the site', '/recommendations/');

    await answerIn(at.executive, 'Accept the recommendation', 'Accept', async (site) => {
      await site.getByLabel('Who carries it out').selectOption({ label: OWNER });
      await site.getByLabel('Due').fill(addDays(today, 120));
    });
    await untilState(at.executive, advice().api, 'accepted');
  });

  test('is put in the plan, which says from where it came', async () => {
    await answerIn(at.coordinator, 'Plan it', 'Put it in the plan');
    await untilState(at.coordinator, advice().api, 'planned');
    const { objective, number } = await answerOf(at.coordinator, advice().api);
    const { parts } = await answerOf(at.coordinator, `plans/${objective.planId}`);
    const added = parts.find(({ id }: { id: string }) => id === objective.id);
    expect(added).toMatchObject({ kind: 'objective', fields: { title: TEAM, originNumber: number } });

    const { page } = at.coordinator;
    await page.goto(`${SITE}/plans/${objective.planId}`);
    await page.getByText(`Came from ${number}.`).waitFor();
  });

  test('is carried out, and a year later verified by another person who has seen it', async () => {
    await move(at.coordinator, advice(), 'Begin', 'under-way');
    await answerIn(at.coordinator, 'Report it implemented', 'Report it', async (page) => {
      await page.getByLabel('Implemented on').fill(addDays(today, -400));
      await page.getByLabel('What was done').fill('Demo: six detectives and a supervisor began their work.');
    });
    await untilState(at.coordinator, advice().api, 'implemented');
    expect((await answerOf(at.liaison, advice().api)).owner).toBe('Demo strategic site liaison');

    await answerIn(at.liaison, 'Verify', 'Verify', async (page) => {
      await page.getByLabel('What you saw').fill(EVIDENCE);
      await page.getByLabel('Where it can be seen').fill('https://demo.example/rota');
    });
    await untilState(at.liaison, advice().api, 'verified');
    const { page } = at.coordinator;
    await page.goto(`${SITE}/${advice().screen}`);
    await page.getByText(EVIDENCE).waitFor();
    expect(await checkAccessibility(page)).toEqual([]);
  });
});

const asked = () => same(`assistance/${ids.request}`);
const advice = () => same(`recommendations/${ids.recommendation}`);
const part = (name: string) => `assistance/requests/${ids.request}/${name}`;
const request = () => answerOf(at.coordinator, asked().api);
const stateOf = ({ state }: { state: string }) => state;
const titleOf = ({ title }: { title: string }) => title;

/** The titles of rows, which stand before everything else in them. */
const titlesIn = (rows: string[]) => rows.map((row) => row.split(/\s*[\n\t]/)[0]).sort();

const reached = (clock: { targets: { stage: string; reachedAt: string | null }[] }) =>
  clock.targets.filter(({ reachedAt }) => reachedAt !== null).map(({ stage }) => stage);

/** Looks at the request as the site that asked sees it. */
async function standsThere(...told: RegExp[]): Promise<void> {
  const { page } = at.coordinator;
  await page.goto(`${SITE}/${asked().screen}`);
  await page.getByRole('heading', { name: TITLE, level: 1 }).waitFor();
  const text = await page.getByRole('main').innerText();
  for (const words of told) expect(text).toMatch(words);
}

/** Makes a move of the recommendation that has a form of its own. */
async function answerIn(
  { page }: PersonAtWork,
  label: string,
  sends: string,
  fill: (page: Page) => Promise<void> = async () => {},
): Promise<void> {
  await page.goto(`${SITE}/${advice().screen}`);
  await press(page, label);
  await fill(page);
  await page.getByRole('dialog').getByRole('button', { name: sends, exact: true }).click();
}
