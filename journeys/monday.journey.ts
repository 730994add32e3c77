import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type StartedApplication, startDemo } from './application.ts';
import { checkAccessibility, desktop, openBrowser, phone } from './browser.ts';
import { type PersonAtWork, signIn } from './person.ts';

const SITE = '/app/s/philadelphia-pa';
const API = '/api/sites/philadelphia-pa';
const WEEK = { from: '2025-01-27', to: '2025-02-02' };
/** The Monday on which the city’s file of that week comes. */
const MONDAY = '2025-02-03';
const SUBSCRIBER = 'executive-philadelphia@demo.example';
const EXPLANATION = 'One dispute between two groups at one address; both are known to the district.';
const HEADLINE = 'District 9 had five shootings in a week: one dispute, now answered';
const NOTE = 'The captain of District 9 was told on Sunday. Nothing else left its band.';
const SOON = { timeout: 30_000, interval: 250 };
/** Reading, drafting and mailing are done by jobs, one after another. */
const JOBS = { timeout: 90_000, interval: 500 };

let application: StartedApplication;
let browser: Browser;
let analyst: Page;
let alert: { id: string; number: string };
let bulletin: { id: string; number: string };

beforeAll(async () => {
  [application, browser] = await Promise.all([startDemo(), openBrowser()]);
  analyst = (await signIn(browser, application.url, 'Crime analyst, Philadelphia')).page;
});

afterAll(async () => {
  await browser?.close();
  await application?.discard();
});

describe('The analyst’s Monday', () => {
  test('the city’s new file comes in and is accepted', async () => {
    await analyst.goto(`${SITE}/incidents/imports/new`);
    await analyst.getByLabel('Source').selectOption({ label: 'Shooting victims (confirmed shootings)' });
    const upload = { name: 'shootings-to-monday.csv', mimeType: 'text/csv', buffer: fileOfTheWeek() };
    await analyst.getByLabel(/^File/).setInputFiles(upload);
    await analyst.getByLabel('Data to').fill(MONDAY);
    await press(analyst, 'Start the import');
    await press(analyst, 'Accept as the next version');
    await expect.poll(() => newest(`${API}/incidents/imports`), JOBS).toMatchObject({ state: 'accepted' });
  });

  test('the week’s bulletin drafts itself from it, and raises an alert', async () => {
    await expect.poll(() => newest(`${API}/bulletins`), JOBS).toMatchObject({ weekFrom: WEEK.from });
    bulletin = await newest(`${API}/bulletins`);
    expect(bulletin).toMatchObject({ state: 'drafted', dataLabel: 'Shooting victims, version 2' });
    await analyst.goto(`${SITE}/bulletins/alerts`);
    await analyst.getByRole('button', { name: 'District 9: more shootings than expected' }).click();
    await analyst.getByRole('link', { name: 'Open full page' }).click();
    await heading(analyst, 'How often is this rule wrong?').waitFor();
    const { items } = await answer(`${API}/alerts?state=raised`);
    alert = items.find(({ seriesLabel }: { seriesLabel: string }) => seriesLabel === 'District 9');
    expect(alert).toMatchObject({ lastWeek: WEEK.from, count: 5 });
  });

  test('the analyst explains the alert in words', async () => {
    await press(analyst, 'Explain');
    const dialog = analyst.getByRole('dialog');
    await dialog.getByLabel('Reason').fill(EXPLANATION);
    await dialog.getByRole('button', { name: 'Explain' }).click();
    await expect.poll(() => answer(`${API}/alerts/${alert.id}`), SOON).toMatchObject({ state: 'explained' });
    await heading(analyst, 'What explains it').waitFor();
  });

  test('the bulletin tells the explanation; the analyst words it and submits it', async () => {
    await analyst.goto(`${SITE}/bulletins/${bulletin.id}`);
    await analyst.getByText(`: ${EXPLANATION}`).waitFor();
    await analyst.getByRole('link', { name: 'Edit the words' }).click();
    await analyst.getByLabel('Headline').fill(HEADLINE);
    await analyst.getByLabel('Note').fill(NOTE);
    await press(analyst, 'Save the words');
    await press(analyst, 'Submit for review');
    await expect.poll(told, SOON).toMatchObject({ state: 'in-review', headline: HEADLINE });
  });

  test('whoever worded it is not offered to send it, and is refused when asking all the same', async () => {
    await analyst.goto(`${SITE}/bulletins/${bulletin.id}`);
    await heading(analyst, 'History').waitFor();
    expect(await analyst.getByRole('button', { name: 'Send', exact: true }).count()).toBe(0);
    const asked = await analyst.context().request.post(`${API}/bulletins/${bulletin.id}/moves`, {
      data: { move: 'send' },
      headers: { 'x-psp-csrf': '1', 'idempotency-key': crypto.randomUUID() },
    });
    expect((await asked.json()).code).toBe('bulletins.own-words');
    expect(await told()).toMatchObject({ state: 'in-review' });
  });

  test('a second person reads and sends it', async () => {
    const lead = await signIn(browser, application.url, 'Lead analyst, Philadelphia');
    await lead.page.goto(`${SITE}/bulletins/${bulletin.id}`);
    await press(lead.page, 'Send');
    await expect
      .poll(told, SOON)
      .toMatchObject({ state: 'sent', contentHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    await lead.leave();
  });

  test('its PDF downloads, tagged for screen readers', async () => {
    await analyst.goto(`${SITE}/bulletins/${bulletin.id}`);
    await press(analyst, 'More actions');
    const [download] = await Promise.all([
      analyst.waitForEvent('download'),
      analyst.getByRole('menuitem', { name: 'Download PDF' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`${bulletin.number}.pdf`);
    const pdf = readFileSync(await download.path(), 'latin1');
    for (const mark of ['%PDF-', '/Marked true', '/StructTreeRoot', '/Lang (en-US)', '/S /H1', '/S /Table'])
      expect(pdf).toContain(mark);
  });

  test('the subscriber has it by e-mail, once, with the words and the explanation', async () => {
    await expect.poll(() => mailOf(bulletin.number).length, JOBS).toBe(1);
    const [mail] = mailOf(bulletin.number);
    expect(mail).toContain(`To: ${SUBSCRIBER}\n`);
    const text = mail!.replace(/\s+/g, ' ');
    for (const words of [HEADLINE, NOTE, EXPLANATION]) expect(text).toContain(words);
    expect(text).toContain(`${SITE}/bulletins/${bulletin.id}`);
    await expect.poll(told, SOON).toMatchObject({ delivered: 1 });
  });

  test('a person of New York finds nothing of it', async () => {
    const newYorker = await signIn(browser, application.url, 'Crime analyst, New York');
    for (const path of ['bulletins', 'alerts', `bulletins/${bulletin.id}`, `alerts/${alert.id}`])
      for (const site of [API, '/api/sites/new-york-ny'])
        expect.soft([site, path, await tracesIn(newYorker, `${site}/${path}`)]).toEqual([site, path, []]);
    for (const path of ['/api/my-work', '/api/notifications'])
      expect.soft([path, await tracesIn(newYorker, path)]).toEqual([path, []]);
    await newYorker.page.goto(`${SITE}/bulletins/${bulletin.id}`);
    await newYorker.page.getByText('You do not have access to this site').waitFor();
    await newYorker.leave();
  });

  test('what people read of it is sound, wide and narrow', async () => {
    const faults: string[] = [];
    const places = [`/${bulletin.id}`, `/${bulletin.id}?tab=e-mail`, `/alerts/${alert.id}`];
    for (const place of places) {
      await analyst.goto(`${SITE}/bulletins${place}`);
      await analyst.locator('article, pre, figure').first().waitFor();
      faults.push(...(await faultsOf(place)));
    }
    expect(faults).toEqual([]);
  });
});

/** The demo’s file a week later: the rows the city had, and a week in which one district stands out. */
function fileOfTheWeek(): Buffer {
  const extract = join(import.meta.dirname, '../demo/extracts/philadelphia/shooting-victims.csv.gz');
  const districts = ['25', '22', '15', '12', '35', '24', '19', '9', '9', '9', '9', '9'];
  const rows = districts.map((district, i) => {
    const day = new Date(Date.parse(WEEK.from) + (i % 7) * 86_400_000).toISOString().slice(0, 10);
    return `DEMO${1000000 + i},${day} 2${i % 4}:15:00,false,B,M,30,${100 * (i + 1)} DEMO ST,${district},${-75.16 + i / 500},39.98`;
  });
  return Buffer.from(`${gunzipSync(readFileSync(extract)).toString().trimEnd()}\n${rows.join('\n')}\n`);
}

function mailOf(number: string): string[] {
  const outbox = join(application.dataDir, 'outbox');
  const mails = readdirSync(outbox).map((name) => readFileSync(join(outbox, name), 'utf8'));
  return mails.filter((mail) => mail.includes(number) && mail.startsWith('From: '));
}

/** Whatever would tell that the bulletin or its alert is there. */
async function tracesIn(person: PersonAtWork, path: string): Promise<string[]> {
  const text = (await (await person.context.request.get(path)).text()).replaceAll(path, '');
  const marks = [bulletin.id, bulletin.number, alert.id, alert.number, HEADLINE, EXPLANATION];
  return marks.filter((mark) => text.includes(mark));
}

async function faultsOf(place: string): Promise<string[]> {
  const faults: string[] = [];
  for (const viewport of [desktop, phone]) {
    await analyst.setViewportSize(viewport);
    const sideways = await analyst.evaluate('document.documentElement.scrollWidth > innerWidth');
    const found = [...(await checkAccessibility(analyst)), ...(sideways ? ['scrolls sideways'] : [])];
    faults.push(...found.map((fault) => `bulletins${place} at ${viewport.width}: ${fault}`));
  }
  return faults;
}

const told = () => answer(`${API}/bulletins/${bulletin.id}`);
const newest = async (path: string) => (await answer(path)).items[0];

// biome-ignore lint/suspicious/noExplicitAny: whatever the server answered, read as it is
async function answer(path: string): Promise<any> {
  return await (await analyst.context().request.get(path)).json();
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

function heading(page: Page, name: string) {
  return page.getByRole('heading', { name, exact: true });
}
