import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { contentOf } from '#platform/database/backup/testing/content-of.ts';
import { startEmbedded } from '#platform/database/embedded/start.ts';
import { withDatabase } from '#platform/database/provision.ts';
import { startApplicationProcess } from '../journeys/application.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'psp-start-'));
afterAll(() => rmSync(dataDir, { recursive: true }));

/** Goes on by the clock whoever is looking: the queue, deliveries and the sealing of the audit. */
const clockwork = /^jobs\.|^platform\.(outbox|event_delivery|audit_)/;

/** What the stopped application has stored. Opening it also proves that nothing else holds the folder. */
async function stored(): Promise<Record<string, string[]>> {
  const server = await startEmbedded({ dataDir: join(dataDir, 'database') });
  const content = await contentOf(withDatabase(server.adminUrl, 'psp'));
  await server.stop();
  expect(server.tookOver).toBe(false);
  return Object.fromEntries(Object.entries(content).filter(([table]) => !clockwork.test(table)));
}

describe('the application as a process', { timeout: 300_000 }, () => {
  let first: Record<string, string[]>;

  it('loads the demo, says where it can be used, and stops cleanly when asked to', async () => {
    const application = await startApplicationProcess({ dataDir });
    expect((await fetch(application.url)).status).toBeLessThan(500);
    expect(await application.stop()).toBe(0);
    first = await stored();
    expect(first['program.site']).not.toEqual([]);
  });

  it('changes nothing by a second start, nor by one beside it, which is refused', async () => {
    const application = await startApplicationProcess({ dataDir });
    await expect(startApplicationProcess({ dataDir })).rejects.toThrow('ended with code 1');
    await application.stop();
    expect(await stored()).toEqual(first);
  });

  it('has all data after it was killed outright, at once and without help', async () => {
    const application = await startApplicationProcess({ dataDir });
    await application.kill();
    const again = await startApplicationProcess({ dataDir });
    expect((await fetch(again.url)).status).toBeLessThan(500);
    await again.stop();
    expect(await stored()).toEqual(first);
  });
});
