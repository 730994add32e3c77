import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type StartedApplication, startDemo } from './application.ts';
import { checkAccessibility, openBrowser, phone } from './browser.ts';
import { type PersonAtWork, signInAll } from './person.ts';
import { answerOf, choose, fillIn, move, press, SITE, same, sendOff, untilState } from './records.ts';

const people = {
  coordinator: 'Site coordinator, Philadelphia',
  executive: 'Site executive, Philadelphia',
};
const COLLABORATIVE = 'Demo parish collaborative';
const TITLE = 'Demo parish plan against gun violence';
const FIRST = 'Demo: the collaborative agreed on its first plan.';
/** A machine with much to do answers late; the truth is asked for until it is there. */
const WORK = { timeout: 60_000, interval: 250 };
const WHY = 'Demo: the council gave half of the money, so that the team is smaller.';

let application: StartedApplication;
let browser: Browser;
let at: Record<keyof typeof people, PersonAtWork>;
let visitor: Page;
const ids = {} as Record<'plan' | 'goal' | 'objective' | 'strategy' | 'activity', string>;

beforeAll(async () => {
  [application, browser] = await Promise.all([startDemo(), openBrowser()]);
  at = await signInAll(browser, application.url, people);
  for (const { page } of Object.values(at)) page.setDefaultTimeout(90_000);
  visitor = await aVisitor();
});

afterAll(async () => {
  await browser?.close();
  await application?.discard();
});

describe('A collaborative of agencies and its plan', () => {
  test('names its agencies, opens a plan and writes it down', async () => {
    const { page } = at.coordinator;
    await page.goto(`${SITE}/collaboratives/new`);
    await fillIn(page, { Name: COLLABORATIVE });
    const agencies = ['Demo Philadelphia Police', 'Demo Philadelphia City Office'];
    await choose(page, 'Agencies in it', agencies);
    await choose(page, 'Agencies that decide what is public', agencies.slice(1));
    await press(page, 'Open the collaborative');
    await page.getByRole('heading', { name: COLLABORATIVE }).waitFor();

    await page.goto(`${SITE}/plans/new`);
    await page.getByLabel('Whose plan it is').selectOption({ label: COLLABORATIVE });
    await fillIn(page, { 'Name of the plan': TITLE, 'Begins on': '2027-01-01', 'Ends on': '2029-12-31' });
    ids.plan = await sendOff(page, 'Open the plan', '/plans/');
    await add('goal', 'top', { 'The goal, in a sentence': 'Demo: fewer people shot in the parish' });
    await add('objective', ids.goal, { 'The objective, in a sentence': 'Demo: solve nonfatal shootings' });
    await add('strategy', ids.objective, { 'The strategy, in a sentence': 'Demo: a team of detectives' });
    await add('activity', ids.strategy, {
      'The activity, in a sentence': 'Demo: staff the team',
      'Due on (optional)': '2027-06-30',
      'Budget in dollars (optional)': '250000.00',
    });
  });

  test('decides what is public, and publishes version 1 by two persons', async () => {
    const parts = (await plan()).parts.map(({ id }: { id: string }) => id);
    expect(parts).toHaveLength(4);
    const { page } = at.coordinator;
    await page.goto(`${SITE}/plans/${ids.plan}`);
    await chooseAction(page, 'More actions', 'Give the plan a public page');
    await expect.poll(async () => (await plan()).isPublic, WORK).toBe(true);
    for (const title of await titles()) {
      await chooseAction(page, `Actions for ${title}`, 'Mark as public');
      await expect.poll(() => marked(title), WORK).toBe(true);
    }
    await publish(FIRST);
    await visitor.goto('/sites/philadelphia-pa');
    await visitor.goto(await publicAddress());
    await visitor.getByRole('heading', { name: TITLE, level: 1 }).waitFor();
    const text = await visitor.getByRole('main').innerText();
    for (const told of [COLLABORATIVE, 'Demo: staff the team', 'Not started', FIRST])
      expect(text).toContain(told);
    expect(text).not.toContain('250,000');
  });

  test('changes it with the reason, and everyone sees what changed and why', async () => {
    const { page } = at.coordinator;
    await page.goto(`${SITE}/plans/${ids.plan}`);
    await chooseAction(page, 'More actions', 'Change the plan');
    await expect.poll(async () => (await plan()).draft, WORK).toBe('draft');
    await page.goto(`${SITE}/plans/${ids.plan}/parts/${ids.activity}`);
    await fillIn(page, {
      'The activity, in a sentence': 'Demo: staff a smaller team',
      'Due on (optional)': '2027-09-30',
      'Budget in dollars (optional)': '125000.00',
    });
    await press(page, 'Save');
    await page.getByRole('tab', { name: 'Versions and changes' }).click();
    await page.getByText('$125,000.00').waitFor();
    await publish(WHY);

    // A page that was just read is kept for a minute; whoever comes now sees the newest.
    visitor = await aVisitor();
    await visitor.goto(await publicAddress());
    const changes = visitor.locator('#changes article').first();
    await changes.getByText(WHY).waitFor();
    const told = await changes.innerText();
    expect(told).toContain('Changed activity: Demo: staff a smaller team');
    expect(told).toContain('June 30, 2027 became September 30, 2027');
    expect(told).not.toContain('Budget');
    expect(await visitor.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await checkAccessibility(visitor)).toEqual([]);
    await visitor.goto(`/es${await publicAddress()}`);
    await visitor.getByRole('heading', { name: 'Qué cambió y por qué' }).waitFor();
    const csv = await visitor.request.get((await publicAddress()).replace('/plan?', '/plan/data.csv?'));
    expect(await csv.text()).toContain('Demo: staff a smaller team');
  });
});

/** Somebody with a phone who has not been here before. */
async function aVisitor(): Promise<Page> {
  return (await browser.newContext({ viewport: phone, baseURL: application.url })).newPage();
}

// biome-ignore lint/suspicious/noExplicitAny: whatever the server answered, read as it is
const plan = (): Promise<any> => answerOf(at.coordinator, `plans/${ids.plan}`);

async function publicAddress(): Promise<string> {
  return `/sites/philadelphia-pa/plan?plan=${(await plan()).number}`;
}

async function titles(): Promise<string[]> {
  return (await plan()).parts.map(({ fields }: { fields: { title: string } }) => fields.title);
}

async function marked(title: string): Promise<boolean> {
  const { parts } = await plan();
  return parts.find(({ fields }: { fields: { title: string } }) => fields.title === title).isPublic;
}

/** Adds a part by its form and keeps its id, as the server tells it. */
async function add(kind: keyof typeof ids, under: string, fields: Record<string, string>): Promise<void> {
  const { page } = at.coordinator;
  const ofKind = async () =>
    (await plan()).parts.find((part: { kind: string }) => part.kind === kind)?.id ?? '';
  await page.goto(`${SITE}/plans/${ids.plan}/add/${kind}/${under}`);
  await fillIn(page, fields);
  await press(page, 'Add to the draft');
  await expect.poll(ofKind, WORK).not.toBe('');
  ids[kind] = await ofKind();
}

async function chooseAction(page: Page, menu: string, action: string): Promise<void> {
  await page.getByRole('button', { name: menu, exact: true }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

async function publish(reason: string): Promise<void> {
  const { page } = at.coordinator;
  const version = (await plan()).openVersion.id;
  const place = same(`plan-versions/${version}`);
  await page.goto(`${SITE}/${place.screen}`);
  await press(page, 'Submit for publishing');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(reason);
  await dialog.getByRole('button', { name: 'Submit for publishing' }).click();
  await untilState(at.coordinator, place.api, 'in-review');
  await move(at.executive, place, 'Publish this version', 'published');
}
