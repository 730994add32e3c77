import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { madeUpShootings, PASSING, periods, SETTLE_DAYS, today } from './a-year-of-shootings.ts';
import { daysPassFor } from './a-year-passes.ts';
import { type StartedApplication, startDemo } from './application.ts';
import { checkAccessibility, openBrowser } from './browser.ts';
import { type PersonAtWork, signInAll } from './person.ts';
import {
  answerOf,
  choose,
  fillIn,
  move,
  press,
  SITE,
  same,
  sendOff,
  statusOf,
  untilState,
} from './records.ts';

const people = {
  liaison: 'Strategic site liaison',
  coordinator: 'Site coordinator, Philadelphia',
  executive: 'Site executive, Philadelphia',
  analyst: 'Crime analyst, Philadelphia',
  leadAnalyst: 'Lead analyst, Philadelphia',
  communications: 'Communications officer, Philadelphia',
  researcher: 'Researcher',
};
const SOURCE = 'Made-up shootings of two years';
const STATEMENT = 'In two districts a third fewer people were shot in the year after the demo measure began.';
const CANNOT_SHOW = 'Everything here is made up: nobody did anything, and nobody was shot.';

const file = madeUpShootings();

let application: StartedApplication;
let browser: Browser;
let at: Record<keyof typeof people, PersonAtWork>;
const ids = {} as Record<'project' | 'extract' | 'design', string>;
let number: string;
let visitor: Page;

beforeAll(async () => {
  [application, browser] = await Promise.all([startDemo(), openBrowser()]);
  at = await signInAll(browser, application.url, people);
  // A fresh demo still works through what its first data set off; its answers may take their time.
  for (const { page } of Object.values(at)) page.setDefaultTimeout(90_000);
});

afterAll(async () => {
  await browser?.close();
  await application?.discard();
});

describe('A site and its research partner, from the question to the answer a year later', () => {
  test('a liaison connects them, the site accepts, and a project is agreed to', async () => {
    const { page } = at.liaison;
    await page.goto(`${SITE}/research/connections/new`);
    await page.getByLabel('Research partner').selectOption({ label: 'Demo Research Partner' });
    await fillIn(page, {
      Topic: 'Demo: where gun crime gathers',
      'Why this partner and this site': 'A demo of how a liaison brings a site and a researcher together.',
    });
    const connection = await sendOff(page, 'Suggest to the site', '/connections/');
    await move(at.coordinator, same(`research/connections/${connection}`), 'Accept', 'accepted');

    const researcher = at.researcher.page;
    await researcher.goto(`${SITE}/research/new?connection=${connection}`);
    await fillIn(researcher, {
      Question: 'In which districts are most people shot, and how few places hold half of it?',
      Purpose: 'The site chooses where to act.',
      'Starts on': today.toString(),
      'Ends on': today.add({ years: 1 }).toString(),
    });
    ids.project = await sendOff(researcher, 'Propose', '/research/');
    await move(at.executive, project(), 'Agree', 'active');
  });

  test('data are asked for by one, prepared by another, and opened until a last day by their owner', async () => {
    const { page } = at.researcher;
    await page.goto(`${SITE}/research/${ids.project}/ask`);
    await fillIn(page, {
      'Name of the extract': 'Demo: people shot by district and cell',
      'Why it is needed': 'To count people by district and by cell; nothing of who they were.',
      From: '2023-01-01',
      'To, included': '2024-12-31',
      'Needed until': today.add({ months: 6 }).toString(),
    });
    const place = same(`research/approvals/${await sendOff(page, 'Ask for it', '/approvals/')}`);
    await move(at.analyst, place, 'Prepare the extract', 'prepared');

    const owner = at.executive.page;
    await owner.goto(`${SITE}/${place.screen}`);
    await press(owner, 'Approve');
    const terms = owner.getByRole('dialog');
    await terms.getByLabel('Last day').fill(today.add({ months: 3 }).toString());
    await terms.getByLabel('Conditions').fill('For this demo project alone; results leave by review.');
    await terms.getByRole('button', { name: 'Approve' }).click();
    await untilState(at.executive, place.api, 'approved');
    ids.extract = (await answerOf(at.researcher, place.api)).extractId;
  });

  test('the researcher is shown no incident of the site, and finds where most people are shot', async () => {
    const { page } = at.researcher;
    for (const path of ['incidents', 'incidents/imports', 'incidents/versions', 'analyses'])
      expect.soft([path, await statusOf(at.researcher, path)]).toEqual([path, 403]);
    await page.goto(`${SITE}/incidents`);
    await page.getByText('You do not have access to this page').waitFor();

    await analyse('In which districts were most people shot?', 'By district');
    await analyse('How few cells hold half of the people shot?', 'How few cells hold how much of it');
    expect(await page.getByRole('main').innerText()).toMatch(/by chance/i);
  });

  test('the results leave when a person of the site has looked, and the site accepts the report', async () => {
    const { page } = at.researcher;
    await page.goto(`${SITE}/research/${ids.project}/release`);
    await fillIn(page, { Title: 'Demo: where it happens', 'What it is for': 'The report to the site.' });
    await choose(page, 'What should leave', [
      'In which districts were most people shot?',
      'How few cells hold half of the people shot?',
    ]);
    const releaseId = await sendOff(page, 'Ask for review', '/releases/');
    const release = same(`research/releases/${releaseId}`);
    await move(at.leadAnalyst, release, 'Release', 'released', { asks: true });
    expect((await answerOf(at.researcher, release.api)).released).toHaveLength(2);

    await page.goto(`${SITE}/research/${ids.project}/deliver`);
    await page.getByLabel(/^Rests on released results/).selectOption(releaseId);
    await fillIn(page, {
      Title: 'Demo report: act in districts 22 and 25',
      'What was found': 'Most people are shot in few districts. It can’t show what would lower the number.',
    });
    const deliverable = same(`research/deliverables/${await sendOff(page, 'Save draft', '/deliverables/')}`);
    await move(at.researcher, deliverable, 'Deliver', 'delivered');
    await move(at.coordinator, deliverable, 'Accept', 'accepted', { asks: true });
  });
});

describe('The site acts on it, and says beforehand how it will be judged', () => {
  test('what will be compared with what is registered by a second person before the launch', async () => {
    const { page } = at.analyst;
    await page.goto(`${SITE}/evaluations/new`);
    await fillIn(page, {
      'Name of the evaluation': 'Demo: a measure in the districts that the research named',
      'What is done': 'A demo measure in districts 22 and 25, carried out by nobody.',
      'The question': 'Did shootings fall more in the two districts than in districts like them?',
      Launch: periods.after.from,
      'Period before, from': periods.before.from,
      'Period before, to': periods.before.to,
      'Period after, from': periods.after.from,
      'Period after, to': periods.after.to,
      'Days to wait for late reports': String(SETTLE_DAYS),
      'What it can’t show': CANNOT_SHOW,
    });
    await choose(page, 'Treated districts', ['District 22', 'District 25']);
    await choose(page, 'Comparison districts', ['District 24', 'District 35']);
    await choose(page, 'Districts beside the treated ones (optional)', ['District 39']);
    await choose(page, 'Districts beside the comparison ones (optional)', ['District 14']);
    ids.design = await sendOff(page, 'Save the draft', '/evaluations/');
    await move(at.analyst, design(), 'Submit for registration', 'in-review');
    await move(at.leadAnalyst, design(), 'Register', 'registered');
    await page.goto(`${SITE}/${design().screen}`);
    await page.getByText('Before the launch', { exact: true }).waitFor();
  });

  test('a year later new data arrive, and the look that was planned is taken by itself', async () => {
    await daysPassFor(application, ids.design, PASSING);
    const { page } = at.analyst;
    await page.goto(`${SITE}/incidents/sources/new`);
    await fillIn(page, { Name: SOURCE, 'Publisher (optional)': 'Nobody: made up for a demo' });
    await press(page, 'Open the source');
    const upload = { name: file.name, mimeType: 'text/csv', buffer: Buffer.from(file.text) };
    await page.getByLabel(/^File/).setInputFiles(upload);
    await page.getByRole('heading', { name: `First rows of ${file.name}` }).waitFor();
    const accepted = await sendOff(page, 'Start the import', '/imports/');
    await untilState(at.analyst, `incidents/imports/${accepted}`, 'checked');
    await move(at.analyst, same(`incidents/imports/${accepted}`), 'Accept as the next version', 'accepted');
    await untilState(at.analyst, design().api, 'reported');
  });

  test('the evaluation says that the drop is beyond chance, with its interval and what it can’t show', async () => {
    const { page } = at.analyst;
    await page.goto(`${SITE}/${design().screen}`);
    await page.getByRole('heading', { name: 'The answer' }).waitFor();
    const text = await page.getByRole('main').innerText();
    expect(text).toContain('Before the launch');
    expect(text).toMatch(/had 300 .* and 200 from/);
    expect(text).toMatch(/difference of [−-]100.* shooting victims \(90% interval [−-]\d.* to [−-]\d/);
    expect(text).toContain('beyond what chance is likely to make');
    expect(text).toContain(CANNOT_SHOW);
    expect(text).toContain(`${SOURCE}, version 1`);
    expect(await checkAccessibility(page)).toEqual([]);
  });
});

describe('The public reads it', () => {
  test('a finding drafted from the look is approved by a second person and published by a third', async () => {
    const { page } = at.analyst;
    await page.getByRole('link', { name: 'Draft a finding from it' }).click();
    await page.getByLabel('Statement').fill(STATEMENT);
    await page.getByLabel('What it can’t show').fill(CANNOT_SHOW);
    const finding = same(`findings/${await sendOff(page, 'Save draft', '/findings/')}`);
    await move(at.analyst, finding, 'Submit for review', 'in-review');
    await move(at.leadAnalyst, finding, 'Approve', 'approved', { asks: true });
    await move(at.communications, finding, 'Publish', 'published');
    number = (await answerOf(at.analyst, finding.api)).number;
  });

  test('on a page with the value, its interval and its caveats', async () => {
    visitor = await (await browser.newContext({ baseURL: application.url })).newPage();
    const published = async () => (await visitor.goto(`/findings/${number}`))!.status();
    await expect.poll(published, { timeout: 30_000, interval: 500 }).toBe(200);
    const text = await visitor.getByRole('main').innerText();
    expect(text).toContain(STATEMENT);
    expect(text).toMatch(/[−-]100\b/);
    expect(text).toMatch(/likely between [−-]\d+ and [−-]\d+/i);
    expect(text).toContain(CANNOT_SHOW);
    expect(text).toContain('That the measure caused the difference');
    expect(await checkAccessibility(visitor)).toEqual([]);
  });

  test('whose trace tells what was compared with what, and ends at the file', async () => {
    await visitor.getByRole('link', { name: 'Follow it back to the source' }).first().click();
    await visitor.getByRole('heading', { name: `Trace of ${number}` }).waitFor();
    const trace = await visitor.getByRole('main').innerText();
    expect(trace).toMatch(/Areas where something was done\s+22 and 25/);
    expect(trace).toMatch(/Areas to compare with\s+24 and 35/);
    expect(trace).toContain(SOURCE);
    expect(trace).toContain(file.sha256);
    expect(await checkAccessibility(visitor)).toEqual([]);
  });
});

const project = () => ({ screen: `research/${ids.project}`, api: `research/projects/${ids.project}` });
const design = () => same(`evaluations/${ids.design}`);

async function analyse(question: string, method: string): Promise<void> {
  const { page } = at.researcher;
  await page.goto(`${SITE}/research/extracts/${ids.extract}`);
  await page.getByLabel('Question').fill(question);
  await page.getByLabel('Count people shot').selectOption({ label: method });
  await sendOff(page, 'Run', '/research/analyses/');
  await page.getByRole('heading', { name: question }).waitFor();
}
