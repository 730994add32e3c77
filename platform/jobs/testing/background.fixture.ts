import { tmpdir } from 'node:os';
import { systemClock } from '#platform/clock/clock.ts';
import { readConfig } from '#platform/config/read-config.ts';
import { openDatabase } from '#platform/database/database.ts';
import { openFileStore } from '#platform/files/file-store.ts';
import { startBackground } from '../start-background.ts';
import { fixture } from './fixture-jobs.ts';
import { quickTiming } from './quick-timing.ts';

/** A process of its own that works the fixture's jobs, for a test to kill. */
const [appUrl = '', systemUrl = ''] = process.argv.slice(2);
const background = await startBackground(
  {
    config: readConfig({ PSP_LOG_LEVEL: 'silent' }, tmpdir()),
    secret: 'of no use',
    clock: systemClock,
    database: openDatabase({ appUrl, systemUrl, connections: 4 }),
    files: openFileStore(tmpdir()),
    mail: { send: async () => {} },
  },
  [fixture],
  quickTiming,
);
process.on('SIGTERM', () => void background.stop().then(() => process.exit(0)));
process.send?.('working');
process.on('disconnect', () => process.exit(1));
