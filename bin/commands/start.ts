import { join } from 'node:path';
import { readConfig } from '#platform/config/read-config.ts';
import { startApplication } from '../application.ts';

const ROOT = join(import.meta.dirname, '../..');

export async function startCommand(): Promise<void> {
  const application = await startApplication(readConfig(process.env, ROOT));
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await application.stop();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  console.log(`ready: ${application.url}`);
}
