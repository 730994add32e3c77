import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type StartedApplication, startDemo } from './application.ts';
import { openBrowser } from './browser.ts';
import { type PersonAtWork, signIn } from './person.ts';

const WHY_LATE = /^TTA-\d{4}-\d{4} has waited \d+ days? on .+: to be .+, \d+ days? past its target$/;

let application: StartedApplication;
let browser: Browser;
let champion: PersonAtWork;

beforeAll(async () => {
  [application, browser] = await Promise.all([startDemo(), openBrowser()]);
  champion = await signIn(browser, application.url, 'Champion');
});

afterAll(async () => {
  await browser?.close();
  await application?.discard();
});

describe('The champion’s Monday', { timeout: 120_000 }, () => {
  test('begins with the sixty sites of the partnership beside each other', async () => {
    const { page } = champion;
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Portfolio' }).click();
    await page.getByRole('heading', { name: 'Portfolio', level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.getByText('60 sites', { exact: true }).waitFor();
  });

  test('shows at least three requests past their target, each with why and on whom it waits', async () => {
    const { page } = champion;
    await page
      .getByRole('navigation', { name: 'Views of sites' })
      .getByRole('button', { name: 'Past target', exact: true })
      .click();
    await expect.poll(() => page.getByRole('link', { name: WHY_LATE }).count()).toBeGreaterThanOrEqual(3);
  });

  test('leads by one click to the request, where the champion can act', async () => {
    const { page } = champion;
    const late = page.getByRole('link', { name: WHY_LATE }).first();
    const number = /^TTA-\d{4}-\d{4}/.exec((await late.textContent())!)![0];
    await late.click();
    await page.getByText(`Request for assistance ${number}`).first().waitFor();
    await page
      .getByText(/^Waiting on .+/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Put it on someone else' }).waitFor();
  });
});
