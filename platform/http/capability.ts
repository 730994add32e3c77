import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AccessDeclaration } from '#platform/access/declare.ts';
import type { Clock } from '#platform/clock/clock.ts';
import type { Config } from '#platform/config/read-config.ts';
import type { Database, Tx } from '#platform/database/database.ts';
import type { FileStore } from '#platform/files/file-store.ts';
import type { JobDefinition } from '#platform/jobs/declare.ts';
import type { Mail } from '#platform/mail/mail.ts';
import type { ErrorCatalogue } from '#platform/outcome/declare-errors.ts';
import type { Failure } from '#platform/outcome/outcome.ts';
import type { WorkflowDeclaration } from '#platform/workflow/declare.ts';
import type { App } from './app.ts';

/** What every capability stands on, built by hand once at start. */
export type Services = {
  config: Config;
  secret: string;
  clock: Clock;
  database: Database;
  files: FileStore;
  mail: Mail;
};

export type PlatformEvent = {
  id: string;
  kind: string;
  siteId: string | null;
  subject: { table: string; id: string };
  personId: string | null;
  payload: Record<string, unknown>;
  at: Date;
};

/**
 * Hears events after they are committed: at least once, in any process, so it must be idempotent. It runs as the
 * system inside one transaction with the mark that it has heard the event.
 */
export type EventHandler = {
  name: string;
  hears: readonly string[];
  handle(tx: Tx, event: PlatformEvent, services: Services): Promise<void>;
};

/** Everything the platform needs to know of a capability. Registering one is a line in `capabilities/registry.ts`. */
export type Capability = {
  name: string;
  access?: AccessDeclaration;
  workflows?: readonly WorkflowDeclaration[];
  errors?: ErrorCatalogue;
  /** Kinds of event it tells of, each with a sentence for the docs. */
  events?: Record<string, string>;
  handlers?: readonly EventHandler[];
  // biome-ignore lint/suspicious/noExplicitAny: each job carries its own input; `declareJob` types it where it is declared
  jobs?: readonly JobDefinition<any>[];
  routes?(app: App, services: Services): void | Promise<void>;
  /** Answers a failure outside the API and the staff application with a page for readers; one capability does. */
  errorPage?(
    request: FastifyRequest,
    reply: FastifyReply,
    failure: Failure,
    services: Services,
  ): Promise<FastifyReply>;
  /** Loads its part of the demo partnership; idempotent. */
  demo?(services: Services): Promise<void>;
};
