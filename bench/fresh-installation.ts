import { readConfig } from '#platform/config/read-config.ts';
import { type Installation, openServices } from '../bin/application.ts';
import { withFolder } from './folder.ts';

/** An installation of its own for one benchmark: the embedded database, the real migrations, no demo. */
export function withFreshInstallation<T>(work: (installation: Installation) => Promise<T>): Promise<T> {
  return withFolder(async (folder) => {
    const settings = { PSP_DATA_DIR: folder, PSP_DEMO: 'off', PORT: '0', PSP_LOG_LEVEL: 'silent' };
    const installation = await openServices(readConfig(settings, folder));
    try {
      return await work(installation);
    } finally {
      await installation.close();
    }
  });
}
