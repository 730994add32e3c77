import { gunzipSync } from 'node:zlib';
import { parseHTML } from 'linkedom';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  aPerson,
  aSite,
  type TestApplication,
  testApplication,
} from '#capabilities/testing/test-application.ts';
import { expectValue } from '#platform/outcome/outcome.ts';
import { publishFindingIn } from './commands/publish-finding.ts';
import { aFinding } from './testing/a-finding.ts';

const NUMBER = 'FND-2026-0001';
const HOSTILE = '<img src=x onerror=alert(1)>"\'&';

let application: TestApplication;
let slug: string;

beforeAll(async () => {
  application = await testApplication();
  const site = await aSite(application.services, 'Testville');
  slug = site.slug;
  const [authorId, approvedBy, publishedBy] = await Promise.all([
    aPerson(application.services, 'crime analyst', [site]),
    aPerson(application.services, 'crime analyst', [site]),
    aPerson(application.services, 'site executive', [site]),
  ]);
  const people = { authorId, approvedBy, publishedBy, siteId: site.id };
  const findings = [
    aFinding({ ...people, number: NUMBER }),
    aFinding({
      ...people,
      number: 'FND-2026-0002',
      statement: `A sentence ${HOSTILE}`,
      question: HOSTILE,
      summary: HOSTILE,
    }),
  ];
  for (const finding of findings) {
    const publishing = application.services.database.asSystem('a test of the public pages', (tx) =>
      publishFindingIn(tx, finding, application.services.clock.now()),
    );
    expectValue(await publishing);
  }
});
afterAll(() => application.close());

async function get(url: string, headers: Record<string, string> = {}) {
  const reply = await application.app.inject({ method: 'GET', url, headers });
  return { status: reply.statusCode, text: reply.body, raw: reply.rawPayload, headers: reply.headers };
}

const pages = () => [
  '/',
  '/how-it-works',
  '/sites',
  `/sites/${slug}`,
  `/findings/${NUMBER}`,
  `/findings/${NUMBER}/trace`,
  '/findings/FND-2026-0002',
  '/findings/FND-2026-0002/trace',
  '/accessibility',
  '/search?q=shooting',
  '/search',
  '/no-such-page',
];
const inBothLanguages = () => pages().flatMap((path) => [path, `/es${path}`]);

describe('every public page', () => {
  test('is whole HTML: one heading, landmarks, a language, no id twice, no broken reference', async () => {
    for (const path of inBothLanguages()) {
      const { text } = await get(path);
      const { document } = parseHTML(text);
      expect(document.documentElement.getAttribute('lang'), path).toBe(path.startsWith('/es') ? 'es' : 'en');
      expect(document.querySelectorAll('h1').length, path).toBe(1);
      expect(document.querySelectorAll('main').length, path).toBe(1);
      expect(document.title.length, path).toBeGreaterThan(5);
      expect(
        document.querySelector('meta[name=description]')?.getAttribute('content')?.length,
        path,
      ).toBeGreaterThan(10);
      const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
      expect(ids.length, path).toBe(new Set(ids).size);
      for (const element of document.querySelectorAll('[aria-labelledby]')) {
        for (const id of element.getAttribute('aria-labelledby')!.split(' ')) expect(ids, path).toContain(id);
      }
      for (const control of document.querySelectorAll('input')) {
        expect(document.querySelector(`label[for="${control.id}"]`), path).not.toBeNull();
      }
    }
  });

  test('closes what it opens', async () => {
    for (const path of inBothLanguages()) {
      const { text } = await get(path);
      expect(unbalanced(text), path).toEqual([]);
    }
  });

  test('runs no script and carries no style of its own, and forbids both', async () => {
    for (const path of inBothLanguages()) {
      const { text, headers } = await get(path);
      const { document } = parseHTML(text);
      const scripts = [...document.querySelectorAll('script')].map((script) => script.getAttribute('type'));
      expect(
        scripts.every((type) => type === 'application/ld+json'),
        path,
      ).toBe(true);
      expect(document.querySelectorAll('style, [style]').length, path).toBe(0);
      const handlers = [...document.querySelectorAll('*')].flatMap((element) =>
        [...element.attributes].filter(({ name }) => name.startsWith('on')),
      );
      expect(handlers, path).toEqual([]);
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['content-security-policy']).not.toContain('unsafe');
    }
  });

  test('links only to what is there', async () => {
    const seen = new Set<string>();
    for (const path of inBothLanguages()) {
      const { document } = parseHTML((await get(path)).text);
      for (const link of document.querySelectorAll('a[href^="/"], link[href^="/"]')) {
        seen.add(link.getAttribute('href')!.split('#')[0]!);
      }
    }
    const broken: string[] = [];
    for (const href of [...seen].filter(
      (address) => !address.startsWith('/app') && !address.includes('no-such-page'),
    )) {
      if ((await get(href)).status !== 200) broken.push(href);
    }
    expect(broken).toEqual([]);
  });

  test('says on top that it is a demonstration', async () => {
    for (const path of pages())
      expect((await get(path)).text, path).toContain('It is not a government website');
  });

  test('marks Spanish that no person has reviewed, and leaves the finding in its own language', async () => {
    const { text } = await get(`/es/findings/${NUMBER}`);
    expect(text).toContain('Traducción sin revisar');
    expect(parseHTML(text).document.querySelector('h1')?.getAttribute('lang')).toBe('en');
  });

  test('shows what someone wrote as text, whatever it is', async () => {
    for (const path of [
      '/findings/FND-2026-0002',
      '/findings/FND-2026-0002/trace',
      `/sites/${slug}`,
      `/search?q=${encodeURIComponent(HOSTILE)}`,
    ]) {
      const { text } = await get(path);
      expect(parseHTML(text).document.querySelectorAll('img').length, path).toBe(0);
      expect(text, path).not.toContain('<img');
    }
  });
});

/** Elements that are opened and not closed, or the other way, in an HTML text. */
function unbalanced(text: string): string[] {
  const alone = new Set(['meta', 'link', 'input', 'br', 'img', 'hr']);
  const open: string[] = [];
  const wrong: string[] = [];
  for (const [, closing, name, self] of text.matchAll(
    /<(\/)?([a-z][a-z0-9]*)(?:\s(?:"[^"]*"|[^">])*?)?(\/)?>/gi,
  )) {
    if (self || alone.has(name!)) continue;
    if (!closing) open.push(name!);
    else if (open.pop() !== name) wrong.push(name!);
  }
  return [...open, ...wrong];
}

describe('a finding’s page', () => {
  test('has each chart beside a table of the same numbers, named and described', async () => {
    const { document } = parseHTML((await get(`/findings/${NUMBER}`)).text);
    const figures = [...document.querySelectorAll('figure.exhibit')];
    expect(figures).toHaveLength(2);
    for (const figure of figures) {
      const chart = figure.querySelector('svg[role=img]')!;
      expect(chart.querySelector('title')?.textContent?.length).toBeGreaterThan(5);
      expect(chart.querySelector('desc')?.textContent?.length).toBeGreaterThan(5);
      expect(figure.querySelectorAll('tbody tr').length).toBeGreaterThan(0);
    }
    const rows = [...figures[0]!.querySelectorAll('tbody tr')].map((row) =>
      row.textContent?.replace(/\s+/g, ' ').trim(),
    );
    expect(rows).toContain('20241,0821,018 to 1,148');
    expect(figures[0]!.querySelector('thead th')?.textContent).toBe('Time, newest first');
    expect(rows.map((row) => row?.slice(0, 4))).toEqual(['2025', '2024', '2023', '2022']);
  });

  test('links every number to its line in the trace', async () => {
    const page = parseHTML((await get(`/findings/${NUMBER}`)).text).document;
    const trace = parseHTML((await get(`/findings/${NUMBER}/trace`)).text).document;
    const links = [...page.querySelectorAll('.figures a')].map((link) => link.getAttribute('href')!);
    expect(links.length).toBeGreaterThan(0);
    for (const href of links) expect(trace.getElementById(href.split('#')[1]!), href).not.toBeNull();
    for (const part of ['method', 'data', 'source']) expect(trace.getElementById(part)).not.toBeNull();
  });

  test('can be followed to the file, its hash, its rows and why some were set aside', async () => {
    const { document } = parseHTML((await get(`/findings/${NUMBER}/trace`)).text);
    const text = document.querySelector('main')!.textContent!;
    const finding = aFinding();
    for (const part of [
      'shooting-victims.csv.gz',
      finding.data.origin.publisher!,
      finding.data.origin.address!,
      finding.data.origin.edition!,
      '16,486',
      '16,483',
      'The date is later than the file itself',
      'MIT',
      finding.method.codeVersion,
      'False alarms accepted',
      'January 1, 2015',
      'Looks like an officer-involved shooting',
    ]) {
      expect(text).toContain(part);
    }
  });

  test('names every file it rests on, and says which rows a correction brought back', async () => {
    const { document } = parseHTML((await get(`/findings/${NUMBER}/trace`)).text);
    const { sources } = aFinding().data;
    const shown = [...document.querySelectorAll('#source section')];
    expect(shown.map(({ id }) => id)).toEqual(sources.map(({ importNumber }) => importNumber));
    for (const [index, { fileName, sha256 }] of sources.entries()) {
      expect(shown[index]!.textContent).toContain(fileName);
      expect(shown[index]!.textContent).toContain(sha256);
    }
    expect(shown[0]!.textContent).toContain('3 set aside, 2 of them brought back by IMP-2026-0002');
    const json = JSON.parse((await get(`/findings/${NUMBER}/data.json`)).text);
    expect(json.data.sources).toEqual(sources);
  });

  test('accounts for every row that was read, line by line', async () => {
    const { document } = parseHTML((await get(`/findings/${NUMBER}/trace`)).text);
    const [read, ...parts] = [...document.querySelectorAll('#data table')[0]!.querySelectorAll('td')].map(
      (cell) => Number(cell.textContent!.replace(',', '')),
    );
    expect(read).toBe(parts.reduce((sum, rows) => sum + rows, 0));
  });

  test('shows no small count, on the page or in any file', async () => {
    const csv = (await get(`/findings/${NUMBER}/data.csv`)).text;
    expect(csv).toContain('places,grid cell,6442,,victims,,,,yes,');
    const json = JSON.parse((await get(`/findings/${NUMBER}/data.json`)).text);
    expect(json.exhibits[1].cells.map((cell: { count: number | null }) => cell.count)).toEqual([
      134,
      67,
      null,
      null,
      0,
    ]);
    const places = JSON.parse((await get(`/findings/${NUMBER}/places.geojson`)).text);
    const suppressed = places.features.filter(
      (one: { properties: { suppressed: boolean } }) => one.properties.suppressed,
    );
    expect(suppressed.map((one: { properties: { count: unknown } }) => one.properties.count)).toEqual([
      null,
      null,
    ]);
  });

  test('gives places as squares of the published grid only', async () => {
    const places = JSON.parse((await get(`/findings/${NUMBER}/places.geojson`)).text);
    for (const { geometry } of places.features) {
      expect(geometry.type).toBe('Polygon');
      const [ring] = geometry.coordinates;
      expect(ring).toHaveLength(5);
      // 250 m in latitude is 0.00225 degrees.
      expect(ring[2][1] - ring[0][1]).toBeCloseTo(0.00225, 4);
    }
  });

  test('offers each chart as a file that stands alone: its title, its key, its source, and where it stands', async () => {
    const { exhibits, data, method } = aFinding();
    for (const { key, title } of exhibits) {
      const { text, headers } = await get(`/findings/${NUMBER}/chart.svg?exhibit=${key}`);
      expect(headers['content-type']).toContain('image/svg+xml');
      expect(headers['content-disposition']).toContain(`"${NUMBER}-v1-${key}.svg"`);
      expect(() => new SaxesParser({ xmlns: true }).write(text).close()).not.toThrow();
      const said = wordsOf(text);
      const explained = key === 'places' ? 'hot spot' : '95 % interval';
      for (const part of [title, explained, data.label, method.title, `/findings/${NUMBER}`]) {
        expect(said, key).toContain(part);
      }
    }
  });

  test('says what a method was asked in words, and gives the recipe to programs', async () => {
    const { document } = parseHTML((await get(`/findings/${NUMBER}/trace`)).text);
    const asked = [...document.querySelectorAll('#method dt')].map(
      (term) => `${term.textContent}: ${term.nextElementSibling?.textContent}`,
    );
    const first = asked.findIndex((line) => line.startsWith('What is counted'));
    expect(asked.slice(first)).toEqual([
      'What is counted: people (victims)',
      'Period: January 1, 2015 to December 31, 2024',
      'Districts: all',
      'False alarms accepted: 5%',
    ]);
    expect(document.querySelector('#method')!.textContent).not.toMatch(/[{}[\]"]/);
    const recipe = JSON.parse((await get(`/findings/${NUMBER}/recipe.json`)).text);
    const { method, data } = aFinding();
    expect(recipe.parameters).toEqual(method.parameters);
    expect(recipe.data.files.map(({ sha256 }: { sha256: string }) => sha256)).toEqual(
      data.sources.map(({ sha256 }) => sha256),
    );
  });

  test('tells what it can’t tell apart from what it assumes', async () => {
    const { document } = parseHTML((await get(`/findings/${NUMBER}`)).text);
    const told = Object.fromEntries(
      [...document.querySelectorAll('.know dt')].map(({ textContent, nextElementSibling }) => [
        textContent,
        nextElementSibling?.textContent,
      ]),
    );
    const { limits, assumptions } = aFinding().method;
    expect(told['What this can’t tell']).toBe(limits.join(''));
    expect(told['What it assumes']).toBe(assumptions!.join(''));
  });

  test('lets no number of the table leave without its unit, data version and method', async () => {
    const [header, ...lines] = (await get(`/findings/${NUMBER}/data.csv`)).text.trimEnd().split('\r\n');
    const names = header!.split(',');
    expect(lines.length).toBeGreaterThan(8);
    for (const line of lines) {
      const cells = line.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)!.map((cell) => cell.replace(/,$/, ''));
      for (const name of ['unit', 'data_version', 'method', 'finding']) {
        expect(cells[names.indexOf(name)], `${name}: ${line}`).not.toBe('');
      }
    }
  });

  test('does not let a text become a formula in a spreadsheet', async () => {
    const { dataCsv } = await import('./downloads/data-csv.ts');
    const { Publication } = await import('./contract.ts');
    const publication = Publication.parse(JSON.parse((await get(`/findings/${NUMBER}/data.json`)).text));
    for (const evil of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1']) {
      const figures = [{ ...publication.figures[0]!, label: evil }];
      expect(dataCsv({ ...publication, figures, exhibits: [] })).toContain(`'${evil}`);
    }
  });
});

/** What a reader of the picture sees, its lines joined. */
function wordsOf(svg: string): string {
  const { document } = parseHTML(`<!doctype html><html><body>${svg}</body></html>`);
  const rows = [...document.querySelectorAll('text')].map((text) => {
    const parts = [...text.querySelectorAll('tspan')].map(({ textContent }) => textContent);
    return parts.length > 0 ? parts.join(' ') : text.textContent;
  });
  return rows.join('\n');
}

describe('the public site', () => {
  test('answers what is not there with a page for readers and a problem for programs', async () => {
    const page = await get('/findings/FND-2026-9999');
    expect(page.status).toBe(404);
    expect(page.headers['content-type']).toContain('text/html');
    expect((await get('/sites/nowhere')).headers['content-type']).toContain('text/html');
    expect((await get('/es/nada')).text).toContain('Esta página no existe');
    const problem = await get('/api/nothing');
    expect(problem.status).toBe(404);
    expect(problem.headers['content-type']).toContain('application/problem+json');
  });

  test('lets a page be kept, and answers "not changed" by its tag', async () => {
    const first = await get(`/sites/${slug}`);
    expect(first.headers['cache-control']).toContain('public, max-age=60');
    const again = await get(`/sites/${slug}`, { 'if-none-match': first.headers.etag as string });
    expect(again.status).toBe(304);
    expect(again.text).toBe('');
  });

  test('squeezes pages for browsers that take it', async () => {
    const plain = await get(`/sites/${slug}`);
    const squeezed = await get(`/sites/${slug}`, { 'accept-encoding': 'gzip' });
    expect(gunzipSync(squeezed.raw).toString()).toBe(plain.text);
    expect(squeezed.raw.length).toBeLessThan(plain.raw.length / 2);
  });

  test('serves its stylesheet under the hash of its content, for ever', async () => {
    const { document } = parseHTML((await get('/')).text);
    const href = document.querySelector('link[rel=stylesheet]')!.getAttribute('href')!;
    const { status, headers } = await get(href);
    expect(status).toBe(200);
    expect(href).toMatch(/\.[0-9a-f]{12}\.css$/);
    expect(headers['cache-control']).toContain('immutable');
  });

  test('finds a finding by a word of its sentence in any form, by its number, and a site by its name', async () => {
    for (const query of ['shootings', 'third of victim', NUMBER, 'testville']) {
      expect((await get(`/search?q=${encodeURIComponent(query)}`)).text, query).toContain(
        `/findings/${NUMBER}`,
      );
    }
    expect((await get('/search?q=testville')).text).toContain(`/sites/${slug}`);
    expect((await get('/search?q=zebra')).text).toContain('Nothing was found for');
  });

  test('is found by programs: catalogue, feed and site map are well-formed and name the finding', async () => {
    const catalogue = JSON.parse((await get('/data.json')).text);
    expect(catalogue.conformsTo).toBe('https://project-open-data.cio.gov/v1.1/schema');
    expect(catalogue.dataset[0]).toMatchObject({
      accessLevel: 'public',
      '@type': 'dcat:Dataset',
      rights: 'Made from An open-data portal (A city). Source license: MIT.',
      references: ['https://example.org/shootings'],
    });
    expect(catalogue.dataset[0].distribution.length).toBe(3);
    for (const path of ['/feed.xml', '/sitemap.xml']) {
      const { text } = await get(path);
      expect(() => new SaxesParser({ xmlns: true }).write(text).close(), path).not.toThrow();
      expect(text, path).toContain(NUMBER);
    }
    expect((await get('/robots.txt')).text).toContain('Disallow: /app/');
  });

  test('names itself by the address that is known once the server listens, on pages and in every file', async () => {
    const { config } = application.services;
    const before = config.publicUrl;
    config.publicUrl = 'http://localhost:45678';
    const addresses = ['/data.json', '/feed.xml', '/sitemap.xml', '/robots.txt', '/', `/findings/${NUMBER}`];
    for (const path of [...addresses, `/findings/${NUMBER}/chart.svg`]) {
      const { text } = await get(path);
      expect(text, path).toContain('http://localhost:45678/');
      expect(text, path).not.toContain(before);
    }
    config.publicUrl = before;
  });
});
