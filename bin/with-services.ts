import type { Installation } from './application.ts';
import { readSettings } from './settings.ts';
import type { Terminal } from './terminal.ts';

/** Opens the installation for one command, beside the running application where there is one, and closes it again. */
export async function withServices<T>(
  { env }: Terminal,
  work: (installation: Installation) => Promise<T>,
): Promise<T> {
  const { openServices } = await import('./application.ts');
  const installation = await openServices(readSettings(env), { beside: true });
  try {
    return await work(installation);
  } finally {
    await installation.close();
  }
}
