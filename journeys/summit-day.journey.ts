import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type StartedApplication, startDemo } from './application.ts';
import { checkAccessibility, openBrowser, phone } from './browser.ts';
import { type PersonAtWork, signIn } from './person.ts';
import { answerAt } from './records.ts';

const SESSION = 'Demo session: the first 48 hours';
const PROMISE = 'A second pair of eyes on every nonfatal shooting within two days';
const SMALLEST_TARGET = 44;
const SOON = { timeout: 45_000, interval: 250 };

let application: StartedApplication;
let browser: Browser;
let coordinator: PersonAtWork;
let liaison: PersonAtWork;
let summitId: string;
let sessionId: string;

beforeAll(async () => {
  [application, browser] = await Promise.all([startDemo(), openBrowser()]);
  coordinator = await signIn(browser, application.url, 'Site coordinator, Philadelphia', phone);
  liaison = await signIn(browser, application.url, 'Strategic site liaison');
  const { items } = await answerAt(coordinator, '/api/summits');
  summitId = items[0].id;
  const { sessions } = await answerAt(coordinator, `/api/summits/${summitId}`);
  sessionId = sessions.find(({ title }: { title: string }) => title === SESSION).id;
});

afterAll(async () => {
  await browser?.close();
  await application?.discard();
});

describe('Summit day, on a phone', () => {
  test('a coordinator taps without network, sees that nothing was sent, and is signed in once it is back', async () => {
    const { page, context } = coordinator;
    await page.goto(`/app/summit/${summitId}`);
    await page.getByRole('link', { name: SESSION }).click();
    await page.getByRole('link', { name: 'Sign in', exact: true }).click();
    await page.getByRole('heading', { name: SESSION, level: 1 }).waitFor();
    expect(await soundOnAPhone(page)).toEqual([]);
    const { code } = await answerAt(liaison, `/api/summit-sessions/${sessionId}/code`);
    await page.getByLabel('Code on the screen in the room').fill(code);
    const tap = page.getByRole('button', { name: 'Sign in to this session' });
    expect((await tap.boundingBox())!.height).toBeGreaterThanOrEqual(SMALLEST_TARGET);
    await context.setOffline(true);
    await tap.click();
    await page.getByText('Not sent yet').waitFor();
    expect(await isThere()).toBe(false);
    await context.setOffline(false);
    await expect.poll(isThere, SOON).toBe(true);
    await page.getByText('You are signed in', { exact: true }).waitFor();
    expect(await page.getByText('Not sent yet').count()).toBe(0);
  });

  test('makes a commitment there, which becomes an action item with three follow-ups', async () => {
    const { page } = coordinator;
    await page.getByRole('link', { name: 'Make a commitment' }).click();
    await page.getByLabel('What the site will do').fill(PROMISE);
    await page.getByLabel('By when').fill(`${new Date().getUTCFullYear() + 1}-03-01`);
    await page
      .getByLabel('Who sees to it')
      .selectOption({ label: 'Demo site coordinator, Philadelphia (me)' });
    expect(await soundOnAPhone(page)).toEqual([]);
    await page.getByRole('button', { name: 'Make the commitment' }).click();
    await page.getByRole('heading', { name: PROMISE, level: 1 }).waitFor();
    for (const days of [30, 90, 180])
      await page
        .getByRole('link', { name: `After ${days} days` })
        .first()
        .waitFor();
    const work = await answerAt(coordinator, '/api/my-work');
    expect(work.waitingOnMe.map(({ title }: { title: string }) => title)).toContain(PROMISE);
  });

  test('the liaison finds it among the site’s actions, and from there where it was promised', async () => {
    const { page } = liaison;
    await page.goto('/app/s/philadelphia-pa/actions');
    await page.getByRole('link', { name: PROMISE }).first().click();
    await page.getByRole('heading', { name: PROMISE, level: 1 }).waitFor();
    await page.getByRole('link', { name: /^SCM-/ }).click();
    await page.getByRole('link', { name: SESSION }).waitFor();
  });

  test('leadership’s summary counts it, and who came of those with a seat', async () => {
    const { page, leave } = await signIn(browser, application.url, 'Champion');
    await page.goto(`/app/summit/${summitId}/summary`);
    await page.getByText('After 30 days: 0 kept, 0 partly, 0 not, 0 open, 3 to come, of 3.').waitFor();
    const row = page.getByRole('row', { name: /^Investigations/ });
    await row.getByText('1 of 40').waitFor();
    expect(await checkAccessibility(page)).toEqual([]);
    await leave();
  });
});

async function isThere(): Promise<boolean> {
  const { items } = await answerAt(liaison, `/api/summit-sessions/${sessionId}/roster`);
  return items.some(
    ({ name, attendance }: { name: string; attendance: object | null }) =>
      name.includes('site coordinator, Philadelphia') && attendance !== null,
  );
}

/** Nothing scrolls sideways, and nothing is found wrong with it by machine. */
async function soundOnAPhone(page: Page): Promise<string[]> {
  const scrolls = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
  return [...(scrolls ? ['it scrolls sideways'] : []), ...(await checkAccessibility(page))];
}
