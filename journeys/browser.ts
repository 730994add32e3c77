import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults, Result } from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { bundledChromium } from './chromium.ts';

/** The two widths every screen is looked at. */
export const desktop = { width: 1280, height: 900 };
export const phone = { width: 360, height: 740 };

/** Chromium without any system install. PSP_BROWSER names another one where the bundled does not run. */
export async function openBrowser(): Promise<Browser> {
  const own = process.env.PSP_BROWSER;
  const { executablePath, env } = own ? { executablePath: own, env: {} } : await bundledChromium();
  return await chromium.launch({
    executablePath,
    env: { ...process.env, ...env } as Record<string, string>,
    // Maps are drawn with WebGL, which has no graphics card here: SwiftShader draws it on the processor.
    args: [
      '--no-sandbox',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--font-render-hinting=none',
    ],
  });
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const levels = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

/** Every violation of WCAG 2.2 AA that can be found by machine, one line each; empty when there is none. */
export async function checkAccessibility(page: Page): Promise<string[]> {
  await page.evaluate(axeSource); // not as a script tag: the pages' content policy rightly forbids it
  const { violations } = await page.evaluate((runOnly) => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    return axe.run({ runOnly, resultTypes: ['violations'] });
  }, levels);
  return violations.flatMap(linesFor);
}

function linesFor({ id, impact, help, nodes }: Result): string[] {
  return nodes.map(({ target, html, failureSummary }) => {
    const mend = failureSummary?.replace(/\s+/g, ' ').trim();
    return `${id} (${impact}): ${help}. At ${target.join(' ')}: ${html.slice(0, 120)}. ${mend}`;
  });
}

/** Kept in a git-ignored folder for people to look at; returns where. */
export async function screenshot(page: Page, name: string): Promise<string> {
  const folder = join(import.meta.dirname, '..', 'test-results', 'screens');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, fullPage: true, animations: 'disabled' });
  return path;
}
