import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCluster, serverEnvironment } from './run-as.ts';
import { giveTo, type ServerUser } from './server-user.ts';

type ClusterOptions = {
  dataDir: string;
  cluster: string;
  native: string;
  user: ServerUser | undefined;
  fsync: boolean;
  log: (line: string) => void;
};

/** Makes the cluster on the first start. It appears under its name only when whole. */
export async function ensureCluster(
  options: ClusterOptions,
): Promise<{ created: boolean; password: string }> {
  const { dataDir, cluster, user, log } = options;
  removeUnfinished(dataDir);
  if (existsSync(cluster)) {
    refuseOtherMajor(cluster, options.native);
    return { created: false, password: storedPassword(dataDir) };
  }
  log('Creating the database cluster (first start).');
  const password = randomBytes(24).toString('base64url');
  writePassword(dataDir, password);
  const unfinished = join(dataDir, `${unfinishedPrefix}${process.pid}`);
  mkdirSync(unfinished, { mode: 0o700 });
  giveTo(user, unfinished);
  await initdb(unfinished, password, options);
  renameSync(unfinished, cluster);
  syncFolder(dataDir);
  return { created: true, password };
}

const unfinishedPrefix = 'cluster.unfinished-';

function removeUnfinished(dataDir: string): void {
  for (const name of readdirSync(dataDir))
    if (name.startsWith(unfinishedPrefix)) rmSync(join(dataDir, name), { recursive: true, force: true });
}

async function initdb(folder: string, password: string, options: ClusterOptions): Promise<void> {
  const { native, user, fsync } = options;
  const passwordFolder = mkdtempSync(join(tmpdir(), 'psp-init-'));
  const passwordFile = join(passwordFolder, 'password');
  const opened = openCluster(folder, user);
  try {
    writeFileSync(passwordFile, password, { mode: 0o600 });
    giveTo(user, passwordFile);
    giveTo(user, passwordFolder);
    const args = [
      '-D',
      opened.path,
      `--pwfile=${passwordFile}`,
      ...initdbArguments,
      ...localeArguments(native),
      ...(fsync ? [] : ['--no-sync']),
    ];
    await run(join(native, 'bin', 'initdb'), args, { ...opened, user });
  } finally {
    opened.close();
    rmSync(passwordFolder, { recursive: true });
  }
}

const initdbArguments = [
  '--username=postgres',
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--data-checksums',
  '--no-instructions',
];

const FIRST_WITH_BUILTIN_LOCALE = 17;

/** The builtin C.UTF-8 sorts by code point and knows the case of every letter, the same on every system. */
function localeArguments(native: string): string[] {
  return Number(postgresMajor(native)) >= FIRST_WITH_BUILTIN_LOCALE
    ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
    : ['--locale=C.UTF-8'];
}

type RunAs = { stdio: (number | 'ignore')[]; user: ServerUser | undefined };

function run(program: string, args: string[], { stdio, user }: RunAs): Promise<void> {
  const child = spawn(program, args, {
    ...user,
    cwd: '/',
    env: serverEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe', ...stdio],
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', (code) => (code === 0 ? done() : failed(new Error(initFailed(said.trim())))));
  });
}

function initFailed(said: string): string {
  const mend = /user does not exist/.test(said)
    ? ' PostgreSQL wants its user to have a name: add one to /etc/passwd, start as a named user, or set DATABASE_URL.'
    : '';
  return `The database cluster could not be created: ${said}${mend}`;
}

const passwordFileOf = (dataDir: string) => join(dataDir, 'postgres.password');

function writePassword(dataDir: string, password: string): void {
  const path = passwordFileOf(dataDir);
  rmSync(path, { force: true });
  const file = openSync(path, 'wx', 0o600);
  writeFileSync(file, `${password}\n`);
  fsyncSync(file);
  closeSync(file);
}

export function storedPassword(dataDir: string): string {
  const path = passwordFileOf(dataDir);
  if (!existsSync(path))
    throw new Error(
      `${path} is missing, and without it the database cannot be entered. Put it back from a copy.`,
    );
  return readFileSync(path, 'utf8').trim();
}

function refuseOtherMajor(cluster: string, native: string): void {
  const stored = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  const own = postgresMajor(native);
  if (stored !== own)
    throw new Error(
      `${cluster} was made by PostgreSQL ${stored}, and this is ${own}. Make a backup with the release that made it ("psp backup") and restore it into a new PSP_DATA_DIR.`,
    );
}

/** Asked of the program itself, so that a PostgreSQL from elsewhere is known too. */
function postgresMajor(native: string): string {
  const said = spawnSync(join(native, 'bin', 'postgres'), ['--version'], {
    encoding: 'utf8',
    cwd: '/',
  }).stdout;
  return /\(PostgreSQL\) (\d+)/.exec(said)![1]!;
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
