import { join } from 'node:path';
import { type Config, readConfig } from '#platform/config/read-config.ts';

const ROOT = join(import.meta.dirname, '..');

export const SETTINGS_HELP = `
The installation is found as for psp start: PSP_DATA_DIR, or DATABASE_URL with PSP_SECRET. It may be running.`;

/** Relative folders are meant from the checkout, whatever folder the command is called from. */
export function readSettings(env: NodeJS.ProcessEnv): Config {
  return readConfig(env, ROOT);
}
