import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { AskContext, Tx } from '#platform/database/database.ts';
import type { Failure, Outcome } from '#platform/outcome/outcome.ts';

/** A Fastify instance whose schemas are zod. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** The signed-in person or machine client behind a request. */
export type Principal = {
  personId: string;
  name: string;
  kind: 'human' | 'machine';
  sessionId: string | null;
  /** A second factor was given in this session. */
  secondFactor: boolean;
};

export type Site = { id: string; slug: string; name: string; timeZone: string };

/**
 * Who may call a route: a permission (checked over the site named by `:site` in the path, or over any membership
 * where there is none), anyone signed in, or everyone. A route that says nothing does not start.
 */
export type Needs = { permission: string } | 'signed-in' | 'everyone';

declare module 'fastify' {
  interface FastifyContextConfig {
    needs?: Needs;
    /** A bulk upload or a stream that is not answered from one transaction. */
    notIdempotent?: boolean;
  }
  interface FastifyRequest {
    principal: Principal | null;
    /** The site named by `:site` in the path; the guard has found it. */
    site: Site;
    /** One question, in a read-only transaction narrowed to the person. */
    read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
    /** A question whose asking is itself recorded: the transaction may append to the audit. */
    readRecorded<T>(purpose: string, work: (tx: Tx) => Promise<T>): Promise<T>;
    /** One change in one transaction; rolled back when the outcome is a failure, answered once for one idempotency key. */
    write<T>(work: (tx: Tx) => Promise<Outcome<T>>): Promise<Outcome<T>>;
    askContext(): AskContext;
  }
  interface FastifyReply {
    problem(failure: Failure): FastifyReply;
  }
}
