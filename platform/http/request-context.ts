import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import type { AskContext, Tx } from '#platform/database/database.ts';
import { type Failure, FailureError, type Outcome, succeed } from '#platform/outcome/outcome.ts';
import type { App } from './app.ts';
import type { Services } from './capability.ts';
import { failWith, sendProblem } from './problem.ts';

/** Gives each request its narrowed handles; nothing else in a route can reach the database. */
export function addRequestContext(app: App, { database }: Services): void {
  app.decorateRequest('principal', null);
  app.decorateRequest('site');
  app.decorateRequest('askContext', function askContext(this: FastifyRequest): AskContext {
    return { personId: this.principal?.personId ?? null, requestId: this.id };
  });
  app.decorateRequest('read', function read<T>(this: FastifyRequest, work: (tx: Tx) => Promise<T>) {
    return database.as({ ...this.askContext(), readOnly: true }, work);
  });
  app.decorateRequest('readRecorded', function readRecorded<
    T,
  >(this: FastifyRequest, purpose: string, work: (tx: Tx) => Promise<T>) {
    return database.as({ ...this.askContext(), purpose }, work);
  });
  app.decorateRequest('write', function write<
    T,
  >(this: FastifyRequest, work: (tx: Tx) => Promise<Outcome<T>>) {
    return undoFailures(() =>
      database.as(this.askContext(), (tx) => answerOnce(tx, this, () => failuresThrown(work(tx)))),
    );
  });
  app.decorateReply('problem', function problem(this: FastifyReply, failure: Failure) {
    return sendProblem(this.request, this, failure);
  });
}

/** A failure must roll back what the work had begun, so it leaves the transaction as a throw and becomes a value again outside. */
async function undoFailures<T>(run: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return succeed(await run());
  } catch (error) {
    if (error instanceof FailureError) return { ok: false, failure: error.failure };
    throw error;
  }
}

async function failuresThrown<T>(work: Promise<Outcome<T>>): Promise<T> {
  const outcome = await work;
  if (!outcome.ok) throw new FailureError(outcome.failure);
  return outcome.value;
}

/**
 * The key and the answer are written in the transaction of the change itself: a repeat waits for the first to
 * commit and gets its answer, and a crash leaves neither.
 */
async function answerOnce<T>(tx: Tx, request: FastifyRequest, work: () => Promise<T>): Promise<T> {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || request.method !== 'POST' || !request.principal) return work();
  if (request.routeOptions.config.notIdempotent) return work();
  if (!KEY_LENGTHS.test(key)) throw new FailureError(badKey());
  const hash = requestHash(request);
  const { rows } = await sql<{ request_hash: string; reply: { value: T } | null }>`
    insert into platform.idempotency_key as k (person_id, key, request_hash)
    values (${request.principal.personId}, ${key}, ${hash})
    on conflict (person_id, key) do update set key = excluded.key
    returning request_hash, reply`.execute(tx);
  const first = rows[0]!;
  if (first.request_hash !== hash) throw new FailureError(failWith('http.key-reused', {}).failure);
  if (first.reply) return first.reply.value;
  const value = await work();
  await sql`update platform.idempotency_key set reply = ${JSON.stringify({ value })}::jsonb
    where person_id = ${request.principal.personId} and key = ${key}`.execute(tx);
  return value;
}

const KEY_LENGTHS = /^.{8,200}$/;

function badKey(): Failure {
  const message = 'has fewer than 8 or more than 200 characters';
  return failWith('http.invalid', {}, [{ field: 'Idempotency-Key', message, mend: 'Send a new UUID.' }])
    .failure;
}

function requestHash(request: FastifyRequest): string {
  return createHash('sha256')
    .update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`)
    .digest('hex');
}
