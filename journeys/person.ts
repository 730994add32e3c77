import type { Browser, BrowserContext, Page } from 'playwright-core';
import { desktop } from './browser.ts';

export type PersonAtWork = { page: Page; context: BrowserContext; leave(): Promise<void> };

/** A demo person at a browser of their own, signed in by one click on the sign-in page. */
export async function signIn(
  browser: Browser,
  url: string,
  role: string,
  viewport = desktop,
): Promise<PersonAtWork> {
  const context = await browser.newContext({ viewport, baseURL: url, acceptDownloads: true });
  const page = await context.newPage();
  page.setDefaultTimeout(45_000);
  await page.goto('/app/sign-in');
  await page.getByRole('button', { name: `Sign in as ${role}`, exact: true }).click();
  await page.getByRole('heading', { name: 'My work', level: 1 }).waitFor();
  return { page, context, leave: () => context.close() };
}

/** Several demo people at once, each by a name of the story’s own. */
export async function signInAll<Who extends string>(
  browser: Browser,
  url: string,
  roles: Record<Who, string>,
): Promise<Record<Who, PersonAtWork>> {
  const entries = Object.entries<string>(roles).map(
    async ([who, role]) => [who, await signIn(browser, url, role)] as const,
  );
  return Object.fromEntries(await Promise.all(entries)) as Record<Who, PersonAtWork>;
}
