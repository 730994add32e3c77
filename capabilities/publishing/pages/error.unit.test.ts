import { describe, expect, test } from 'vitest';
import { languages } from '#web/public/language.ts';
import { renderPage } from '#web/public/shell.ts';
import { errorPage } from './error.ts';
import { frameIn } from './frame.ts';

const installation = { publicUrl: 'http://localhost', demo: true, stylesheet: '/public/psp.css', fonts: [] };

function pageOf(language: (typeof languages)[number], status: number): string {
  const page = errorPage(frameIn(language), { status, requestId: 'a-request-number', path: '/somewhere' });
  return renderPage(page, installation);
}

describe.each(languages)('a failure on a public address, in %s', (language) => {
  test('that is ours gives the number under which it is logged, and nothing to search engines', () => {
    const page = pageOf(language, 500);
    expect(page).toContain('a-request-number');
    expect(page).toContain('noindex');
  });

  test('that is an address nobody has gives ways on in the same language', () => {
    const page = pageOf(language, 404);
    const home = language === 'es' ? '/es' : '';
    for (const path of ['/', '/sites', '/how-it-works'])
      expect(page).toContain(`<li><a href="${home}${path}">`);
    expect(page).not.toContain('a-request-number');
  });

  test('says each kind in words of its own', () => {
    const titles = [404, 422, 503].map((status) => pageOf(language, status).match(/<h1>(.*?)<\/h1>/)![1]);
    expect(new Set(titles).size).toBe(3);
  });
});
