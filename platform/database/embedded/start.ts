import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { addressOf } from './address.ts';
import { nativeFolder } from './binaries.ts';
import { ensureCluster } from './cluster.ts';
import { claimDataDir } from './owner.ts';
import { startPostmaster } from './postmaster.ts';
import { serverUser } from './server-user.ts';
import { takeOverOrphan } from './take-over.ts';

export type EmbeddedOptions = {
  dataDir: string;
  /** Off only in tests: a power cut may then lose acknowledged rows. */
  fsync?: boolean;
  log?: (line: string) => void;
  settings?: Record<string, string>;
  /** Another PostgreSQL's folder, with `bin/initdb` and `bin/postgres`: for tests on the oldest version we support. */
  programs?: string;
};

export type EmbeddedServer = {
  /** The superuser's address, for provisioning roles and databases. */
  adminUrl: string;
  version: string;
  /** True when this start made the cluster. */
  created: boolean;
  /** True when a server left running by a dead application was stopped first. */
  tookOver: boolean;
  /** Resolves when the server ends without having been asked to: killed, or out of memory or disk. */
  endedByItself: Promise<void>;
  stop(): Promise<void>;
};

/**
 * Starts the PostgreSQL that comes with the product on a data folder, for as long as this process lives.
 *
 *     DATA_DIR/cluster/            PostgreSQL's own files, owned by the server's user
 *     DATA_DIR/postgres.password   the superuser's password, readable by the application's user only
 *     DATA_DIR/postgres.log        what the server says
 *     DATA_DIR/owner.json          the process that has this folder in use
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  if (process.platform === 'win32') throw new Error(noWindows);
  const { fsync = true, log = () => {}, settings = {} } = options;
  const dataDir = resolve(options.dataDir);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const release = claimDataDir(dataDir);
  try {
    const cluster = join(dataDir, 'cluster');
    const user = serverUser(cluster);
    const native = options.programs ?? nativeFolder(user, log);
    const tookOver = await takeOverOrphan(cluster, log);
    const { created, password } = await ensureCluster({ dataDir, cluster, native, user, fsync, log });
    const postmaster = await startPostmaster({ dataDir, cluster, native, user, fsync, settings });
    return {
      adminUrl: addressOf(password, postmaster.port),
      version: postmaster.version,
      created,
      tookOver,
      endedByItself: postmaster.endedByItself,
      stop: once(() => postmaster.stop().finally(release)),
    };
  } catch (error) {
    release();
    throw error;
  }
}

function once(stop: () => Promise<void>): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  return () => {
    stopping ??= stop();
    return stopping;
  };
}

const noWindows =
  'The PostgreSQL that comes with this product runs on Linux and macOS. On Windows run it inside WSL, or set DATABASE_URL to a PostgreSQL 15 or newer.';
