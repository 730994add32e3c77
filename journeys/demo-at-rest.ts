import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type APIRequestContext, request } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { startApplicationProcess } from './application.ts';
import { areWhole, records } from './every-record.ts';

declare module 'vitest' {
  interface ProvidedContext {
    demoAtRest: string;
  }
}

const LIMIT_MS = 180_000;

/** The demo partnership, loaded once and left until its own jobs are done; each story starts on a copy of its folder. */
export default async function loadDemo(project: TestProject): Promise<() => void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'psp-demo-'));
  const application = await startApplicationProcess({ dataDir });
  const analyst = await request.newContext({
    baseURL: application.url,
    extraHTTPHeaders: { 'x-psp-csrf': '1' },
  });
  await analyst.post('/api/session/demo', { data: { role: 'analyst-philadelphia' } });
  await untilWhole(analyst);
  await analyst.dispose();
  await application.stop();
  project.provide('demoAtRest', dataDir);
  return () => rmSync(dataDir, { recursive: true, force: true });
}

async function untilWhole(analyst: APIRequestContext): Promise<void> {
  const limit = Date.now() + LIMIT_MS;
  while (!areWhole(await records(analyst))) {
    if (Date.now() > limit) throw new Error('The demo partnership was not whole in time.');
    await pause(500);
  }
}
