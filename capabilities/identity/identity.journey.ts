import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type StartedApplication, startDemo } from '../../journeys/application.ts';
import { checkAccessibility, openBrowser, phone } from '../../journeys/browser.ts';
import { signIn } from '../../journeys/person.ts';
import { codeAt } from './secrets/one-time-codes.ts';

const PASSWORD = 'kettle under the north star';

let application: StartedApplication;
let browser: Browser;
let link: string;
let newcomer: Page;

beforeAll(async () => {
  [application, browser] = await Promise.all([startDemo(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await application?.discard();
});

const sound = async (page: Page) => expect(await checkAccessibility(page)).toEqual([]);
const narrow = (page: Page) => page.evaluate('document.documentElement.scrollWidth <= innerWidth');
const submit = async (page: Page, label: string, text: string) => {
  await page.getByLabel(label, { exact: true }).fill(text);
  await page.keyboard.press('Enter');
};

describe('A newcomer comes in', { timeout: 180_000 }, () => {
  test('an administrator invites them and is shown the link once', async () => {
    const { page, leave } = await signIn(browser, application.url, 'Program administrator');
    await page.goto('/app/administration/people/invite');
    await page.getByLabel('Name').fill('Demo Newcomer');
    await page.getByLabel('E-mail').fill('newcomer@demo.example');
    await page.getByRole('combobox', { name: 'Agency' }).fill('Demo Philadelphia Police');
    await page.getByRole('option', { name: 'Demo Philadelphia Police' }).click();
    await page.getByLabel('Role').selectOption('crime analyst');
    await page.getByText('Philadelphia', { exact: true }).last().click();
    await sound(page);
    await page.getByRole('button', { name: 'Make the invitation link' }).click();
    link = await page.getByLabel('Invitation link').inputValue();
    await sound(page);
    await leave();
  });

  test('the newcomer chooses a password, must set up the second step, and keeps recovery codes', async () => {
    newcomer = await browser.newPage({ viewport: phone, baseURL: application.url });
    const { pathname, hash } = new URL(link);
    await newcomer.goto(pathname + hash);
    await newcomer.getByLabel('New password', { exact: true }).fill('passwordpassword');
    await submit(newcomer, 'New password, again', 'passwordpassword');
    await newcomer
      .getByText(/many people use/)
      .first()
      .waitFor();
    await newcomer.getByLabel('New password', { exact: true }).fill(PASSWORD);
    await submit(newcomer, 'New password, again', PASSWORD);
    await newcomer.getByRole('img', { name: /Code to scan/ }).waitFor();
    await sound(newcomer);
    expect(await narrow(newcomer)).toBe(true);
    await submit(newcomer, 'Six-digit code', codeAt(await secretShown(newcomer), new Date()));
    await newcomer.getByRole('list', { name: 'Recovery codes' }).waitFor();
    await newcomer.getByRole('button', { name: 'I have kept them, go on' }).click();
    await newcomer.getByRole('heading', { name: 'My work', level: 1 }).waitFor();
  });

  test('the link is used up', async () => {
    const late = await browser.newPage({ baseURL: application.url });
    const { pathname, hash } = new URL(link);
    await late.goto(pathname + hash);
    await late.getByText(/was used, withdrawn/).waitFor();
    await late.close();
  });
});

describe('A session', { timeout: 180_000 }, () => {
  test('that was locked goes on at the same page after the password', async () => {
    await newcomer.goto('/app/account');
    await newcomer.evaluate("fetch('/api/session/lock', { method: 'POST', headers: { 'x-psp-csrf': '1' } })");
    await newcomer.reload();
    await newcomer.getByRole('heading', { name: 'Your session is locked' }).waitFor();
    await sound(newcomer);
    await submit(newcomer, 'Password', PASSWORD);
    await newcomer.getByRole('heading', { name: 'Your account' }).waitFor();
    await sound(newcomer);
    expect(await narrow(newcomer)).toBe(true);
  });

  test('ends everywhere else when its person says so', async () => {
    const { page, leave } = await signIn(browser, application.url, 'Auditor');
    const other = await signIn(browser, application.url, 'Auditor');
    await page.goto('/app/account');
    await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await page.getByText('Signed out everywhere else').waitFor();
    const reply = await other.context.request.get('/api/account');
    expect(reply.status()).toBe(401);
    await other.leave();
    await leave();
  });
});

describe('The administration', { timeout: 180_000 }, () => {
  test('reads well by machine on every page, wide and narrow', async () => {
    const { page, leave } = await signIn(browser, application.url, 'Program administrator');
    for (const place of ['people', 'agencies', 'machine-clients', 'machine-clients/new', 'audit']) {
      await page.goto(`/app/administration/${place}`);
      await page.locator('main h1').waitFor();
      await page.waitForLoadState('networkidle').catch(() => {});
      await sound(page);
      await page.setViewportSize(phone);
      expect([place, await narrow(page)]).toEqual([place, true]);
      await page.setViewportSize({ width: 1280, height: 900 });
    }
    await leave();
  });

  test('is not there for a crime analyst', async () => {
    const { page, leave } = await signIn(browser, application.url, 'Crime analyst, New York');
    await page.goto('/app/administration/people');
    await page.getByText('You do not have access to this page').waitFor();
    await leave();
  });
});

async function secretShown(page: Page): Promise<string> {
  const address = await page
    .getByRole('link', { name: 'open it in an app on this device' })
    .getAttribute('href');
  return new URL(address!).searchParams.get('secret')!;
}
