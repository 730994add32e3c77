import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type StartedApplication, startDemo } from './application.ts';
import { checkAccessibility, desktop, openBrowser, phone, screenshot } from './browser.ts';
import { publicPages, staffTours } from './every-page.ts';
import { records } from './every-record.ts';
import { signIn } from './person.ts';

/**
 * With `PSP_PICTURES=1` a picture of each page at each width is kept in test-results/screens, to be looked at, and
 * pages are searched for faults at both widths; without it at the wide one, which takes half as long.
 */
const wantsPictures = process.env.PSP_PICTURES === '1';

const ROLES_SEEN_ONLY_AT_WORK = [
  'Lead analyst, Philadelphia',
  'Site coordinator, Philadelphia',
  'Site executive, Philadelphia',
  'Communications officer, Philadelphia',
  'Strategic site liaison',
  'Champion',
  'Researcher',
  'Auditor',
];

let application: StartedApplication;
let browser: Browser;

beforeAll(async () => {
  [application, browser] = await Promise.all([startDemo(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await application?.discard();
});

describe.concurrent('Every public page is sound, wide and narrow', () => {
  test.each(publicPages)('$name', async ({ name, path, status }) => {
    const page = await visitor();
    const complaints = complaintsOf(page);
    const response = await page.goto(path);
    expect(response?.status()).toBe(status ?? 200);
    await page.locator('h1').first().waitFor();
    expect([...(await faultsOf(page, `public-${name}`)), ...complaints(status)]).toEqual([]);
    await page.context().close();
  });
});

describe.concurrent('Every staff page is sound, wide and narrow', { timeout: 600_000 }, () => {
  test.each(staffTours)('as $role: $part', async ({ role, pages }) => {
    const { page, context, leave } = await signIn(browser, application.url, role);
    const ids = await records(context.request);
    const faults: string[] = [];
    for (const { name, path, ready } of pages) {
      const complaints = complaintsOf(page);
      await page.goto(typeof path === 'string' ? path : path(ids));
      await settled(page, ready);
      faults.push(
        ...(await faultsOf(page, `staff-${name}`)),
        ...complaints().map((one) => `${name}: ${one}`),
      );
    }
    expect(faults).toEqual([]);
    await leave();
  });

  test.each(ROLES_SEEN_ONLY_AT_WORK)('My work of: %s', async (role) => {
    const { page, leave } = await signIn(browser, application.url, role);
    await settled(page);
    expect(await faultsOf(page, `my-work-${role.replace(/\W+/g, '-').toLowerCase()}`)).toEqual([]);
    await leave();
  });
});

async function visitor(): Promise<Page> {
  const context = await browser.newContext({ viewport: desktop, baseURL: application.url });
  return await context.newPage();
}

/** What a machine can find wrong with the page on screen; whether it scrolls sideways is asked at both widths. */
async function faultsOf(page: Page, name: string): Promise<string[]> {
  const faults: string[] = [];
  for (const [width, viewport] of Object.entries({ wide: desktop, narrow: phone })) {
    await page.setViewportSize(viewport);
    if (width === 'wide' || wantsPictures)
      faults.push(...(await checkAccessibility(page)).map((line) => `${name}, ${width}: ${line}`));
    if (await scrollsSideways(page)) faults.push(`${name}, ${width}: scrolls sideways`);
    if (wantsPictures) await screenshot(page, `${name}-${viewport.width}`);
  }
  await page.setViewportSize(desktop);
  return faults;
}

function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > innerWidth');
}

/** Listens to the console; a page that is rightly not there may say that its own address was refused. */
function complaintsOf(page: Page): (status?: number) => string[] {
  const heard: string[] = [];
  const onConsole = (message: { type(): string; text(): string }) => {
    if (message.type() === 'error') heard.push(message.text());
  };
  const onError = (error: Error) => heard.push(error.message);
  page.on('console', onConsole);
  page.on('pageerror', onError);
  return (status) => {
    page.off('console', onConsole);
    page.off('pageerror', onError);
    return heard.filter((text) => !(status && text.includes(`status of ${status}`)));
  };
}

/** The heading is there, nothing is loading any more, and what the page is about is on screen. */
async function settled(page: Page, ready?: string): Promise<void> {
  await page.locator('h1, .empty__title').first().waitFor();
  if (ready) await page.locator(ready).first().waitFor();
  await page.locator('.loading, [aria-busy=true]').first().waitFor({ state: 'detached' });
  await page.evaluate('document.fonts.ready');
}
