import { createHash } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type StartedApplication, startDemo } from './application.ts';
import { openBrowser } from './browser.ts';
import { signIn } from './person.ts';
import { shootingFile } from './shooting-file.ts';

const SITE = '/app/s/philadelphia-pa';
const SOURCE = 'Journey shootings';
const file = shootingFile();
/** A published finding is frozen a moment after it is published, by the capability that hears of it. */
const PUBLISHING = { timeout: 30_000, interval: 1_000 };
const sha256 = createHash('sha256').update(file.text).digest('hex');

let application: StartedApplication;
let browser: Browser;
let analyst: Page;
let number: string;

beforeAll(async () => {
  [application, browser] = await Promise.all([startDemo(), openBrowser()]);
  analyst = (await signIn(browser, application.url, 'Crime analyst, Philadelphia')).page;
});

afterAll(async () => {
  await browser?.close();
  await application?.discard();
});

describe('From a file with bad rows to a page anyone can trace', () => {
  test('an analyst opens a source and hands in a file whose columns are recognised', async () => {
    await analyst.goto(`${SITE}/incidents/sources/new`);
    await analyst.getByLabel('Name').fill(SOURCE);
    await press(analyst, 'Open the source');
    const upload = { name: file.name, mimeType: 'text/csv', buffer: Buffer.from(file.text) };
    await analyst.getByLabel(/^File/).setInputFiles(upload);
    await heading(analyst, `First rows of ${file.name}`).waitFor();
    await press(analyst, 'Start the import');
    await analyst.getByText('Checked, and waiting to be accepted').waitFor();
  });

  test('the bad rows are set aside, each with its reason and what to do about it', async () => {
    const table = await analyst.getByRole('table', { name: 'Rows set aside' }).innerText();
    expect(table).toContain('There is no day "2024-02-30 22:15:00"');
    expect(table).toContain('"MAYBE" is none of the known spellings (N, Y)');
    expect(table).toMatch(/lie \d+ km outside the site/);
  });

  test('the analyst mends them in place, accepts the file and brings the mended rows back', async () => {
    await mendRow(analyst, 866, 'when', '2024-02-29 22:15:00');
    await mendRow(analyst, 867, 'fatal', 'N');
    await mendRow(analyst, 868, 'lon', '-75.14');
    await press(analyst, 'Accept as the next version');
    await press(analyst, 'Bring back 3 mended rows');
    await heading(analyst, /correct/i).waitFor();
    await press(analyst, 'Accept as the next version');
    await analyst.getByText('Accepted', { exact: true }).first().waitFor();
    const facts = await analyst.getByRole('main').innerText();
    expect(facts).toMatch(/Set aside\s+0/);
    expect(facts).toMatch(/from 867 victims/);
  });

  test('the analyst asks whether shootings go up or down, and gets a sentence with its interval', async () => {
    await analyst.goto(`${SITE}/analyses/new`);
    await analyst.getByLabel('Data version').selectOption({ label: await newestVersion(analyst) });
    await analyst.getByLabel('From').fill('2019-01-01');
    await analyst.getByLabel('To', { exact: true }).fill('2024-12-31');
    await press(analyst, 'Save and run');
    await analyst
      .getByText(/95% interval/)
      .first()
      .waitFor();
  });

  test('a finding is drafted from the run: the words are typed, the figure is not', async () => {
    await analyst.getByRole('link', { name: 'Draft a finding' }).click();
    await analyst
      .getByLabel('Statement')
      .fill('As many people were shot in the demo file in 2024 as in 2023.');
    await press(analyst, 'Save draft');
    await press(analyst, 'Submit for review');
    await analyst.getByText('In review').first().waitFor();
    number = (await analyst.getByRole('main').innerText()).match(/FND-\d{4}-\d{4}/)![0];
  });

  test('its author is offered no approval; a second person approves, and a third publishes', async () => {
    expect(await analyst.getByRole('button', { name: 'Approve' }).count()).toBe(0);
    const path = new URL(analyst.url()).pathname;
    await actAs('Lead analyst, Philadelphia', path, 'Approve', 'Approved');
    await actAs('Communications officer, Philadelphia', path, 'Publish', 'Published');
  });

  test('the public page shows it and the trace ends at the hash of the file that was handed in', async () => {
    const visitor = await (await browser.newContext({ baseURL: application.url })).newPage();
    const link = visitor.getByRole('link', { name: 'As many people were shot in the demo file in 2024' });
    await expect
      .poll(async () => {
        await visitor.goto('/sites/philadelphia-pa');
        return link.count();
      }, PUBLISHING)
      .toBeGreaterThan(0);
    await link.first().click();
    expect(await visitor.getByRole('main').innerText()).toContain(number);
    await visitor.getByRole('link', { name: 'Follow it back to the source' }).first().click();
    const trace = await visitor.getByRole('main').innerText();
    expect(trace).toContain(sha256);
    expect(trace).toContain(file.name);
    expect(trace).toContain(String(file.rows));
    await visitor.context().close();
  });
});

async function mendRow(page: Page, row: number, column: string, value: string): Promise<void> {
  await press(page, `Mend row ${row}`);
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(column).fill(value);
  await dialog.getByRole('button', { name: 'Keep the mended row' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

async function newestVersion(page: Page): Promise<string> {
  const option = page.getByLabel('Data version').locator('option', { hasText: SOURCE });
  await option.waitFor({ state: 'attached' });
  return option.innerText();
}

async function actAs(role: string, path: string, move: string, becomes: string): Promise<void> {
  const person = await signIn(browser, application.url, role);
  await person.page.goto(path);
  await press(person.page, move);
  const confirm = person.page.getByRole('dialog').getByRole('button', { name: move });
  if (await confirm.isVisible().catch(() => false)) await confirm.click();
  await person.page.getByText(becomes, { exact: true }).first().waitFor();
  await person.leave();
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

function heading(page: Page, name: string | RegExp) {
  return page.getByRole('heading', { name });
}
