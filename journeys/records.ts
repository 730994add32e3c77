import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { PersonAtWork } from './person.ts';

/** Where a record stands: its screen and its answer, both without the site before them. */
export type RecordPlace = { screen: string; api: string };
/** Most records have one path for both. */
export const same = (path: string): RecordPlace => ({ screen: path, api: path });

export const SITE = '/app/s/philadelphia-pa';
const API = '/api/sites/philadelphia-pa';
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;
const WORK = { timeout: 90_000, interval: 250 };

/** Fields by their labels, as someone types into them. */
export async function fillIn(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(fields))
    await page.getByLabel(label, { exact: true }).fill(value);
}

/** Checks or chooses by what stands beside the box, which may go on in smaller words, among the choices of one question. */
export async function choose(page: Page, question: string, answers: readonly string[]): Promise<void> {
  const group = page.getByRole('group', { name: question, exact: true });
  for (const answer of answers) await group.locator('label', { hasText: answer }).click();
}

/** Sends a form off and tells the id of the record that it made, from the address it leads to. */
export async function sendOff(page: Page, button: string, leadsTo: string): Promise<string> {
  await press(page, button);
  await page.waitForURL(
    ({ pathname }) => pathname.includes(leadsTo) && UUID.test(pathname.split('/').at(-1)!),
  );
  return UUID.exec(new URL(page.url()).pathname.split('/').at(-1)!)![0];
}

/** Makes a move on the record’s page, saying yes where it is asked for, until the server says that it was made. */
export async function move(
  person: PersonAtWork,
  { screen, api }: RecordPlace,
  label: string,
  becomes: string,
  { asks = false } = {},
): Promise<void> {
  await person.page.goto(`${SITE}/${screen}`);
  await press(person.page, label);
  if (asks) await person.page.getByRole('dialog').getByRole('button', { name: label, exact: true }).click();
  await untilState(person, api, becomes);
}

export async function untilState(person: PersonAtWork, api: string, state: string): Promise<void> {
  await expect.poll(async () => (await answerOf(person, api)).state, WORK).toBe(state);
}

// biome-ignore lint/suspicious/noExplicitAny: whatever the server answered, read as it is
export async function answerAt({ context }: PersonAtWork, path: string): Promise<any> {
  return await (await context.request.get(path)).json();
}

/** The same, of what belongs to the site of the stories. */
export const answerOf = (person: PersonAtWork, api: string) => answerAt(person, `${API}/${api}`);

export async function statusOf({ context }: PersonAtWork, api: string): Promise<number> {
  return (await context.request.get(`${API}/${api}`)).status();
}

export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}
