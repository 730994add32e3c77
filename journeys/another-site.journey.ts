import type { APIRequestContext, Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type StartedApplication, startDemo } from './application.ts';
import { openBrowser } from './browser.ts';
import { type PersonAtWork, signIn } from './person.ts';
import { answerAt } from './records.ts';

const THERE = '/api/sites/philadelphia-pa';
const HERE = '/api/sites/new-york-ny';

type Listed = {
  id: string;
  source?: { id: string };
  number: string;
  state: string;
  statement?: string;
  method?: string;
};

let application: StartedApplication;
let browser: Browser;
let philadelphian: PersonAtWork;
let newYorker: PersonAtWork;
let page: Page;
let theirs: { imports: Listed[]; analyses: Listed[]; findings: Listed[]; runId: string };

beforeAll(async () => {
  [application, browser] = await Promise.all([startDemo(), openBrowser()]);
  philadelphian = await signIn(browser, application.url, 'Crime analyst, Philadelphia');
  newYorker = await signIn(browser, application.url, 'Crime analyst, New York');
  page = newYorker.page;
  const list = async (path: string) => (await answerAt(philadelphian, `${THERE}/${path}`)).items;
  const [imports, analyses, findings] = await Promise.all(
    ['incidents/imports', 'analyses', 'findings'].map(list),
  );
  theirs = { imports, analyses, findings, runId: analyses[0].latestRun.id };
  expect(Math.min(imports.length, analyses.length, findings.length)).toBeGreaterThan(0);
});

afterAll(async () => {
  await browser?.close();
  await application?.discard();
});

describe('A person of another site', () => {
  test('is offered their own site alone, in the rail and in the palette', async () => {
    await page.goto('/app/');
    const rail = page.getByRole('navigation', { name: 'Main' });
    await rail.getByText('New York').waitFor();
    expect(await rail.innerText()).not.toContain('Philadelphia');
    expect(await page.getByRole('button', { name: /Change site/ }).count()).toBe(0);
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('dialog', { name: 'Search or go to' });
    await palette.getByRole('option', { name: 'New York' }).waitFor();
    await palette.getByRole('combobox').fill('philadelphia');
    await palette.getByText('Nothing of that name').waitFor();
    await palette.getByRole('combobox').fill(theirs.findings[0]!.number);
    await palette.getByText('Nothing of that name').waitFor();
    await page.keyboard.press('Escape');
  });

  test('finds no work, no news and no list entry of the other site', async () => {
    await page.goto('/app/');
    await page.getByRole('heading', { name: 'My work', level: 1 }).waitFor();
    for (const path of [
      '/api/my-work',
      '/api/notifications',
      `${HERE}/incidents/imports`,
      `${HERE}/findings`,
      `${HERE}/analyses`,
    ])
      expect(tracesOfTheOther(JSON.stringify(await answerAt(newYorker, path)))).toEqual([]);
    for (const place of ['incidents/imports', 'analyses', 'findings']) {
      await page.goto(`/app/s/new-york-ny/${place}`);
      await page.getByRole('table').first().waitFor();
      expect(tracesOfTheOther(await page.getByRole('main').innerText())).toEqual([]);
    }
  });

  test('exports no row of the other site', async () => {
    await page.goto('/app/s/new-york-ny/findings');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export' }).click(),
    ]);
    const text = await textOf(await download.createReadStream());
    expect(text.trim().split('\n').length).toBeGreaterThan(1);
    expect(tracesOfTheOther(text)).toEqual([]);
  });

  test('is told at every address of the other site that it is not theirs, and whom to ask', async () => {
    const { imports, analyses, findings } = theirs;
    const addresses = [
      'incidents',
      'incidents/quality',
      `incidents/imports/${imports[0]!.id}`,
      'analyses/new',
      `analyses/${analyses[0]!.id}`,
      ...findings.map(({ id }) => `findings/${id}`),
      'publishing',
    ];
    for (const address of addresses) {
      await page.goto(`/app/s/philadelphia-pa/${address}`);
      await page.getByText('You do not have access to this site').waitFor();
      const text = await page.getByRole('main').innerText();
      expect(text).toContain('ask the site’s coordinator');
      expect(tracesOfTheOther(text)).toEqual([]);
    }
  });

  test('finds nothing at an address that puts a record of the other site under their own', async () => {
    await page.goto(`/app/s/new-york-ny/findings/${theirs.findings[0]!.id}`);
    await page
      .getByText(/no such finding|not yours to see/i)
      .first()
      .waitFor();
    expect(tracesOfTheOther(await page.getByRole('main').innerText())).toEqual([]);
  });
});

describe('The interface for programs', () => {
  test('refuses every question about the other site with a problem that tells nothing of it', async () => {
    for (const path of pathsOf(theirs)) {
      expect
        .soft([path, await refusal(newYorker.context.request, 'get', `${THERE}/${path}`)])
        .toEqual([path, 'refused']);
    }
    for (const path of recordPathsOf(theirs)) {
      expect
        .soft([path, await refusal(newYorker.context.request, 'get', `${HERE}/${path}`)])
        .toEqual([path, 'refused']);
    }
  });

  test('does not say whether a record of the other site exists', async () => {
    const problemAt = async (id: string) => {
      const { requestId, ...problem } = await answerAt(newYorker, `${HERE}/findings/${id}`);
      return problem;
    };
    const itsOwn = await problemAt(theirs.findings[0]!.id);
    expect(itsOwn).toEqual(await problemAt('01a20000-0000-7000-8000-000000000000'));
  });

  test('refuses every change to the other site, and changes nothing', async () => {
    const { imports, analyses, findings } = theirs;
    const changes: [string, object][] = [
      [`findings/${findings[0]!.id}/moves`, { move: 'submit' }],
      [`incidents/imports/${imports[0]!.id}/moves`, { move: 'accept' }],
      [`analyses/${analyses[0]!.id}/runs`, {}],
      ['incidents/sources', { name: 'Not theirs', layer: 'confirmed_shooting' }],
    ];
    const before = await answerAt(philadelphian, `${THERE}/findings`);
    for (const [path, body] of changes) {
      for (const site of [THERE, HERE].slice(0, path === 'incidents/sources' ? 1 : 2))
        expect
          .soft([site, path, await refusal(newYorker.context.request, 'post', `${site}/${path}`, body)])
          .toEqual([site, path, 'refused']);
    }
    expect(await answerAt(philadelphian, `${THERE}/findings`)).toEqual(before);
  });

  test('gives no one who is not signed in anything at all', async () => {
    const anyone = await browser.newContext({ baseURL: application.url });
    for (const path of pathsOf(theirs))
      expect.soft([path, (await anyone.request.get(`${THERE}/${path}`)).status()]).toEqual([path, 401]);
    await anyone.close();
  });
});

describe('The live line', () => {
  test('brings the work of a Philadelphian to Philadelphia, and not a word of it to New York', async () => {
    const [heardThere, heardHere] = [await listening(philadelphian.page), await listening(page)];
    await sendAs(philadelphian, `${THERE}/analyses/${idOf('trend')}/runs`);
    await expect
      .poll(() => heardThere().then((kinds) => kinds.length), { timeout: 60_000 })
      .toBeGreaterThan(1);
    const newYorks = (await answerAt(newYorker, `${HERE}/analyses`)).items[0];
    await sendAs(newYorker, `${HERE}/analyses/${newYorks.id}/runs`);
    // Events come in the order in which they happened: once its own is there, the other's would have been.
    await expect
      .poll(() => heardHere().then((kinds) => kinds.length), { timeout: 60_000 })
      .toBeGreaterThan(0);
    const { sites } = await answerAt(newYorker, '/api/session');
    const siteIds = (await heardHere()).map(({ siteId }) => siteId);
    expect([...new Set(siteIds)]).toEqual([sites[0].id]);
  });
});

const idOf = (method: string) => theirs.analyses.find((one) => one.method === method)!.id;

function recordPathsOf({ imports, analyses, findings, runId }: typeof theirs): string[] {
  return [
    `incidents/imports/${imports[0]!.id}`,
    `incidents/imports/${imports[0]!.id}/changes`,
    `incidents/imports/${imports[0]!.id}/set-aside`,
    `incidents/imports/${imports[0]!.id}/set-aside.csv`,
    `analyses/${analyses[0]!.id}`,
    `runs/${runId}`,
    `runs/${runId}/places`,
    ...findings.map(({ id }) => `findings/${id}`),
  ];
}

function pathsOf(records: typeof theirs): string[] {
  const lists = [
    'incidents',
    'incidents/imports',
    'incidents/versions',
    `incidents/quality?source=${records.imports[0]!.source!.id}`,
    'incidents/sources',
    'analyses',
    'analysis-options',
    'findings',
    'publications',
    'publications/refused',
  ];
  return [...lists, ...recordPathsOf(records)];
}

/** "refused" when the answer is a 403 or 404 that carries nothing of the other site; else what it was. */
async function refusal(
  request: APIRequestContext,
  method: 'get' | 'post',
  path: string,
  data?: object,
): Promise<string> {
  const answer = await request[method](path, { ...(data ? { data } : {}), headers: headers() });
  const text = await answer.text();
  const isProblem = answer.headers()['content-type']?.includes('application/problem+json');
  const told = tracesOfTheOther(text.replace(path, ''));
  if ([403, 404].includes(answer.status()) && isProblem && told.length === 0) return 'refused';
  return `${answer.status()} ${text.slice(0, 300)}`;
}

/** Whatever would tell that something of the other site is there: names, numbers, ids, sentences. */
function tracesOfTheOther(text: string): string[] {
  const records = [...theirs.imports, ...theirs.analyses, ...theirs.findings];
  const marks = records.flatMap(({ id, number, statement }) => [
    id,
    number,
    ...(statement ? [statement] : []),
  ]);
  return ['Philadelphia', 'philadelphia', ...marks].filter((mark) => text.includes(mark));
}

const headers = () => ({ 'x-psp-csrf': '1', 'idempotency-key': crypto.randomUUID() });

async function sendAs(person: PersonAtWork, path: string): Promise<void> {
  const answer = await person.context.request.post(path, { headers: headers() });
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
}

type Heard = { kind: string; siteId: string };

/** Listens as the page itself does, and keeps what was heard. */
async function listening(on: Page): Promise<() => Promise<Heard[]>> {
  await on.evaluate(`new Promise((open) => {
    window.heard = [];
    const line = new EventSource('/api/live');
    line.onmessage = ({ data }) => window.heard.push(JSON.parse(data));
    line.onopen = () => open();
  })`);
  return () => on.evaluate('window.heard') as Promise<Heard[]>;
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  let text = '';
  for await (const part of stream) text += part;
  return text;
}
