import { join } from 'node:path';
import { authenticate } from '#capabilities/identity/server.ts';
import { capabilities } from '#capabilities/registry.ts';
import { systemClock } from '#platform/clock/clock.ts';
import type { Config } from '#platform/config/read-config.ts';
import { loadSecret } from '#platform/config/secret.ts';
import { openDatabase } from '#platform/database/database.ts';
import { addressOfRunning } from '#platform/database/embedded/attach.ts';
import { startEmbedded } from '#platform/database/embedded/start.ts';
import { type PreparedDatabase, prepareDatabase } from '#platform/database/prepare-database.ts';
import { databaseOf } from '#platform/database/provision.ts';
import { openFileStore } from '#platform/files/file-store.ts';
import { buildServer } from '#platform/http/build-server.ts';
import type { Services } from '#platform/http/capability.ts';
import { collectDeclarations } from '#platform/http/collect-declarations.ts';
import { startBackground } from '#platform/jobs/start-background.ts';
import { openMail } from '#platform/mail/mail.ts';

export type OpenedDatabase = PreparedDatabase & { stop(): Promise<void> };

export type DatabaseServer = { adminUrl: string; database: string; stop(): Promise<void> };

/**
 * The PostgreSQL of this installation, as it stands. `beside`: a command may work on the embedded one while the
 * application runs; the application itself never shares it.
 */
export async function openDatabaseServer(config: Config, { beside = false } = {}): Promise<DatabaseServer> {
  const stop = async () => {};
  if (config.databaseUrl) {
    return { adminUrl: config.databaseUrl, database: databaseOf(config.databaseUrl), stop };
  }
  const dataDir = join(config.dataDir, 'database');
  const running = beside ? addressOfRunning(dataDir) : null;
  if (running) return { adminUrl: running, database: 'psp', stop };
  const server = await startEmbedded({ dataDir, log: say });
  server.endedByItself.then(() => endWithoutDatabase(dataDir));
  return { adminUrl: server.adminUrl, database: 'psp', stop: server.stop };
}

const say = (line: string) => process.stderr.write(`${line}\n`);

/** Without its database nothing can be done here; whoever supervises the process starts it again. */
function endWithoutDatabase(dataDir: string): void {
  say(
    `PostgreSQL has ended by itself. What it said last is in ${join(dataDir, 'postgres.log')}. Start again.`,
  );
  process.exit(1);
}

/** The database of this installation, embedded or outside, migrated and ready. */
export async function openInstallation(
  config: Config,
  secret: string,
  options: { beside?: boolean } = {},
): Promise<OpenedDatabase> {
  const { adminUrl, database, stop } = await openDatabaseServer(config, options);
  try {
    const declarations = collectDeclarations(capabilities);
    return { ...(await prepareDatabase(adminUrl, { database, secret, declarations })), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

export type Installation = { services: Services; urls: PreparedDatabase; close(): Promise<void> };

/** Services without the web server: what a command-line command needs. */
export async function openServices(
  config: Config,
  options: { beside?: boolean } = {},
): Promise<Installation> {
  const secret = loadSecret(config.secret, config.dataDir);
  const urls = await openInstallation(config, secret, options);
  const database = openDatabase(urls);
  const services: Services = {
    config,
    secret,
    clock: systemClock,
    database,
    files: openFileStore(join(config.dataDir, 'files')),
    mail: openMail({
      smtpUrl: config.smtpUrl,
      from: 'no-reply@psp.invalid',
      outbox: join(config.dataDir, 'outbox'),
    }),
  };
  return {
    services,
    urls,
    close: async () => {
      await database.close();
      await urls.stop();
    },
  };
}

export type RunningApplication = { url: string; services: Services; stop(): Promise<void> };

/** Opens the database, loads the demo where there is one, starts the background work, then listens. */
export async function startApplication(config: Config): Promise<RunningApplication> {
  const installation = await openServices(config);
  const { services } = installation;
  try {
    if (config.demo) await loadDemo(services);
    const background = await startBackground(services, capabilities);
    const app = await buildServer({
      services,
      capabilities,
      access: collectDeclarations(capabilities).access,
      authenticate: authenticate(services),
    });
    await app.listen({ port: config.port, host: config.host });
    const address = app.server.address();
    const port = typeof address === 'object' && address ? address.port : config.port;
    const url = `http://localhost:${port}`;
    // With PORT=0 the system chose the port, so only now is it known what links must say.
    if (config.port === 0 && config.publicUrl === 'http://localhost:0') config.publicUrl = url;
    return {
      url,
      services,
      stop: async () => {
        await app.close();
        await background.stop();
        await installation.close();
      },
    };
  } catch (error) {
    await installation.close();
    throw error;
  }
}

async function loadDemo(services: Services): Promise<void> {
  for (const capability of capabilities) await capability.demo?.(services);
}
