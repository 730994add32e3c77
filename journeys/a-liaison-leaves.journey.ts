import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type StartedApplication, startDemo } from './application.ts';
import { openBrowser } from './browser.ts';
import { type PersonAtWork, signInAll } from './person.ts';
import { answerAt, fillIn, sendOff } from './records.ts';

const LEAVES = 'Demo strategic site liaison';
const TAKES_OVER = 'Demo second site liaison';

let application: StartedApplication;
let browser: Browser;
let people: Record<'champion' | 'liaison' | 'second', PersonAtWork>;
let handoverId: string;
let open: number;

beforeAll(async () => {
  [application, browser] = await Promise.all([startDemo(), openBrowser()]);
  people = await signInAll(browser, application.url, {
    champion: 'Champion',
    liaison: 'Strategic site liaison',
    second: 'Second site liaison',
  });
});

afterAll(async () => {
  await browser?.close();
  await application?.discard();
});

async function openWorkOf(name: string): Promise<number> {
  const { items } = await answerAt(people.champion, '/api/handovers/people');
  return items.find((person: { name: string }) => person.name === name).open;
}

const numbersPassed = async (): Promise<string[]> =>
  (await answerAt(people.second, `/api/handovers/${handoverId}`)).items.map(
    ({ number }: { number: string }) => number,
  );

const numbersWaitingOn = async (person: PersonAtWork): Promise<string[]> =>
  (await answerAt(person, '/api/my-work')).waitingOnMe.map(({ number }: { number: string }) => number);

describe('A liaison leaves', { timeout: 120_000 }, () => {
  test('the champion sees beforehand all that would pass on', async () => {
    const { page } = people.champion;
    open = await openWorkOf(LEAVES);
    expect(open).toBeGreaterThan(0);
    await page.goto('/app/program/handovers/new');
    await page.getByRole('combobox', { name: 'Who leaves' }).fill(LEAVES);
    await page.getByRole('option', { name: new RegExp(`^${LEAVES}`) }).click();
    await page.getByRole('heading', { name: `What passes on (${open})` }).waitFor();
  });

  test('hands it over with notes, all of it at once', async () => {
    const { page } = people.champion;
    await page.getByRole('combobox', { name: 'To' }).fill(TAKES_OVER);
    await page.getByRole('option', { name: new RegExp(`^${TAKES_OVER}`) }).click();
    await fillIn(page, {
      Notes: 'Demo: both sites expect a call this week; the requests are in good hands.',
    });
    handoverId = await sendOff(page, 'Hand over everything', '/program/handovers/');
    await page.getByRole('heading', { name: `What passed on (${open})` }).waitFor();
  });

  test('nothing that passed on waits on the one who left any more', async () => {
    expect(await openWorkOf(LEAVES)).toBe(0);
    const [passed, waiting] = [await numbersPassed(), await numbersWaitingOn(people.liaison)];
    expect(passed).toHaveLength(open);
    expect(waiting.filter((number) => passed.includes(number))).toEqual([]);
  });

  test('whoever takes over finds it under what waits on them, with the notes', async () => {
    const passed = await numbersPassed();
    const waiting = await numbersWaitingOn(people.second);
    expect(waiting.filter((number) => passed.includes(number)).length).toBeGreaterThan(0);
    const { page } = people.second;
    await page.goto('/app/');
    await page
      .getByText(waiting.find((number) => passed.includes(number))!)
      .first()
      .waitFor();
    await page.goto(`/app/program/handovers/${handoverId}`);
    await page.getByText('both sites expect a call this week').waitFor();
  });
});
