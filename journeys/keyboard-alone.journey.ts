import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type StartedApplication, startDemo } from './application.ts';
import { desktop, openBrowser } from './browser.ts';
import { focused, tabTo } from './keyboard.ts';

const PATIENT = { timeout: 15_000 };
const FINDINGS = '/app/s/philadelphia-pa/findings';

let application: StartedApplication;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [application, browser] = await Promise.all([startDemo(), openBrowser()]);
  page = await browser.newPage({ viewport: desktop, baseURL: application.url });
  page.setDefaultTimeout(45_000);
});

afterAll(async () => {
  await browser?.close();
  await application?.discard();
});

describe('With a keyboard and no mouse', () => {
  test('an analyst signs in, and starts reading at the heading of the page they came to', async () => {
    await page.goto('/app/');
    await page.getByRole('heading', { name: 'Look around as' }).waitFor();
    await tabTo(page, 'Sign in as Crime analyst, Philadelphia');
    await page.keyboard.press('Enter');
    await heading('My work');
    await focusIsOn('h1', 'My work');
  });

  test('the first stop of a page skips to what it is about', async () => {
    await page.reload();
    await page.getByRole('main').getByRole('link').first().waitFor();
    await page.keyboard.press('Tab');
    await expect
      .poll(() => focused(page), PATIENT)
      .toMatchObject({ name: 'Skip to main content', isSeen: true });
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await expect
      .poll(() => page.evaluate("document.activeElement.closest('main') !== null"), PATIENT)
      .toBe(true);
  });

  test('the list of shortcuts opens, keeps the focus inside, and gives it back', async () => {
    const before = await focused(page);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    expect((await focused(page)).inDialog).toBe(true);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await expect.poll(() => focused(page)).toEqual(before);
  });

  test('the palette leads to the findings', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('option', { name: 'Findings', exact: true }).waitFor();
    await page.keyboard.type('findings');
    await pickOption('Findings');
    await heading('Findings');
    await focusIsOn('h1', 'Findings');
  });

  test('J and K walk the rows, Enter opens the page of the one on screen', async () => {
    await page.getByRole('table').waitFor();
    const shown = () => page.locator('aside.side-panel h2').innerText();
    await page.keyboard.press('j');
    const first = await shown();
    await page.keyboard.press('j');
    expect(await shown()).not.toBe(first);
    await page.keyboard.press('k');
    await expect.poll(shown).toBe(first);
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`${FINDINGS}/[0-9a-f-]{36}$`));
    await page.getByText(first, { exact: true }).first().waitFor();
    await focusIsOn('h1');
  });

  test('an analysis is set up and run', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('option', { name: /^New analysis/ }).waitFor();
    await page.keyboard.type('new analysis');
    await pickOption(/^New analysis/);
    await heading('New analysis');
    await tabTo(page, /Is it going up or down/);
    await page.keyboard.press('ArrowDown');
    expect((await focused(page)).name).toContain('Did it change between two periods?');
    await page.keyboard.press('ArrowUp');
    await tabTo(page, 'What happened');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, 'Save and run');
    await page.keyboard.press('Enter');
    await page.getByText('Finished').first().waitFor();
    await focusIsOn('h1');
  });

  test('a finding is drafted from it and submitted', async () => {
    await tabTo(page, 'Draft a finding');
    await page.keyboard.press('Enter');
    await heading('New finding');
    await focusIsOn('h1', 'New finding');
    await tabTo(page, 'Statement');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('This sentence was typed without touching a mouse.');
    await tabTo(page, 'Save draft');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Submit for review' }).waitFor();
    await focusIsOn('h1');
    await tabTo(page, 'Submit for review');
    await page.keyboard.press('Space');
    await page.getByText('In review').first().waitFor();
  });

  test('the focus is not lost when the button that was pressed goes away', async () => {
    await page.getByRole('button', { name: 'Submit for review' }).waitFor({ state: 'detached' });
    await expect.poll(async () => (await focused(page)).tag).not.toBe('body');
  });
});

async function heading(name: string): Promise<void> {
  await page.getByRole('heading', { name, level: 1, exact: true }).waitFor();
}

async function focusIsOn(tag: string, name?: string): Promise<void> {
  await expect.poll(() => focused(page), PATIENT).toMatchObject({ tag, ...(name ? { name } : {}) });
}

/** Down the list of the palette until that entry is marked, then Enter. */
async function pickOption(name: string | RegExp): Promise<void> {
  const marked = page.locator('[role=option][aria-selected=true]');
  for (let step = 0; step < 12; step += 1) {
    const label = await marked.locator('span').first().innerText();
    if (typeof name === 'string' ? label === name : name.test(label))
      return await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`The palette does not offer ${name}.`);
}
