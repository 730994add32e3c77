import { openDatabase } from '#platform/database/database.ts';
import { openFileStore } from '#platform/files/file-store.ts';
import type { Services } from '#platform/http/capability.ts';
import { readImport } from '../read-import.ts';

/** A process that reads one import, for a test to kill. */
const [appUrl, systemUrl, folder, importId] = process.argv.slice(2);
const services = {
  database: openDatabase({ appUrl: appUrl!, systemUrl: systemUrl! }),
  files: openFileStore(folder!),
} as unknown as Services;
await readImport(services, importId!);
