import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AccessDeclaration } from '#platform/access/declare.ts';
import type { Clock } from '#platform/clock/clock.ts';
import type { Day } from '#platform/clock/days.ts';
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

/** What a capability adds to the portfolio of all sites: one column. */
export type PortfolioColumn = {
  /** `<capability>.<noun>`; sorts, filters and the export name the column by it. */
  name: string;
  label: string;
  /** Numbers sort as numbers, days as days; `flag` is shown as a mark only where it is set. */
  kind: 'number' | 'share' | 'day' | 'text' | 'flag';
  /** Where the column stands among the others: 10 phase, 20 plan, 30 assistance, 40 actions, 50 team, 60 data, 70 trend. */
  order: number;
  /** The permission without which the column is not asked for. Rows are the policies’ business. */
  permission: string;
  /** One question for all the sites, never one a site. A site without an entry has nothing to show. */
  query(tx: Tx, siteIds: readonly string[], now: Date): Promise<Map<string, PortfolioCell>>;
};

export type PortfolioCell = {
  /** What it is sorted by, filtered by and exported as; days as `2026-11-24`, shares from 0 to 1. */
  value: number | string | boolean | null;
  /** How it reads where the bare value would not say enough: "3, longest 12 days on the site". */
  words?: string;
  /** What is past target or overdue here: why, in a sentence, and the record’s address below `/app`. */
  attention?: readonly { why: string; to: string }[];
};

/** What stands in a calendar: all day, or from one moment to another. `path` is its address below `/app`. */
export type CalendarEvent = { uid: string; title: string; path: string } & (
  | { day: Day }
  | { start: Date; end: Date }
);

/** Days of a person's calendar; with `siteId`, of that site alone. */
export type CalendarSpan = { from: Day; to: Day; siteId?: string };

/**
 * Events for people's own calendars. Asked as the person, so that it gives what they may see at that moment and no
 * more. The title and the day leave the platform; nothing else does.
 */
export type CalendarContribution = {
  name: string;
  events(tx: Tx, span: CalendarSpan): Promise<CalendarEvent[]>;
};

/** What someone asks of the partnership's experience: words, a core area, or both. */
export type PracticeQuestion = { words: string; coreArea: string | null; limit: number };

/** One thing that a site has done, with what is known of how it came out. */
export type Practice = {
  siteId: string;
  what: string;
  /** The result in a sentence; null where nothing was measured, which is then said. */
  result: string | null;
  /** How sure the result is, in words: its interval with its level. */
  uncertainty: string | null;
  when: Date;
  /** Its address: below `/app`, or a public page. */
  to: string;
};

/**
 * What a capability knows of things that sites have done. Asked as the person, so that what is not public yet is
 * found by those alone who may read it.
 */
export type PracticeContribution = {
  /** What one answer is, as the reader would call it: "Evaluation". */
  noun: string;
  search(tx: Tx, question: PracticeQuestion): Promise<Practice[]>;
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
  /** Its columns of the portfolio, joined to everyone else’s. */
  portfolio?: readonly PortfolioColumn[];
  /** Its part of the answer to *who has done this?* */
  practice?: PracticeContribution;
  /** `all` is for the few that join what every capability contributes. */
  routes?(app: App, services: Services, all: readonly Capability[]): void | Promise<void>;
  /** What it has with a day or an hour, beside the due dates of its workflows, which are read off `record.due`. */
  calendar?: CalendarContribution;
  /** Whether the person asking wants the bell silent now; one capability answers. */
  bellRests?(tx: Tx, services: Services): Promise<boolean>;
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
