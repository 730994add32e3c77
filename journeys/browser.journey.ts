import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkAccessibility, desktop, openBrowser, screenshot } from './browser.ts';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage({ viewport: desktop });
});
afterAll(() => browser.close());

const show = (body: string) =>
  page.setContent(`<!doctype html><html lang="en"><title>A page</title><main>${body}</main></html>`);

it('draws text in a real font', async () => {
  await show('<h1><span style="font-family:sans-serif">Homicides → 16,484 rows ✓</span></h1>');
  const width = await page.locator('span').evaluate((span) => span.getBoundingClientRect().width);
  expect(width).toBeGreaterThan(200);
  await screenshot(page, 'browser-self-check');
});

it('has the WebGL that maps are drawn with', async () => {
  await show('<canvas></canvas>');
  expect(await page.evaluate("document.querySelector('canvas').getContext('webgl2') !== null")).toBe(true);
});

it('finds a control without a name, text that is too pale, and nothing on a sound page', async () => {
  await show('<button></button><p style="color:#bbb">Pale</p>');
  const found = await checkAccessibility(page);
  expect(found.map((line) => line.split(' ')[0]).sort()).toEqual(['button-name', 'color-contrast']);
  await show('<h1>Sound</h1><button>Save</button>');
  expect(await checkAccessibility(page)).toEqual([]);
});
