import { STATUS_CODES } from 'node:http';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { declareErrors } from '#platform/outcome/declare-errors.ts';
import { type Failure, FailureError } from '#platform/outcome/outcome.ts';

export const { catalogue: httpErrors, failWith } = declareErrors({
  'http.not-signed-in': {
    status: 401,
    title: 'Sign in first',
    detail: 'This needs a signed-in person, and the session is missing or over.',
    mend: 'Sign in and try again; what was typed is kept.',
  },
  'http.not-allowed': {
    status: 403,
    title: 'You don’t have access',
    detail: (p: { can: string }) => `This is for people who can ${p.can}.`,
    mend: 'Ask your agency’s administrator for a membership that brings it.',
  },
  'http.second-factor': {
    status: 403,
    title: 'A second step is needed',
    detail: 'Your role can see operational records, so signing in takes a second step.',
    mend: 'Set up an authenticator app or a passkey under Account, then sign in again.',
  },
  'http.not-found': {
    status: 404,
    title: 'Not found',
    detail: 'There is nothing at this address, or it is not yours to see.',
    mend: 'Check the address.',
  },
  'http.invalid': {
    status: 422,
    title: 'Some fields need attention',
    detail: 'The request was understood but can’t be accepted as it is.',
    mend: 'Change the fields named below and send it again.',
  },
  'http.malformed': {
    status: 400,
    title: 'The request can’t be read',
    detail: (p: { why: string }) => p.why,
    mend: 'Send well-formed JSON within the size limit.',
  },
  'http.forged': {
    status: 403,
    title: 'The request came from elsewhere',
    detail: 'It lacks the mark that this application puts on every change.',
    mend: 'Reload the page and try again.',
  },
  'http.key-reused': {
    status: 422,
    title: 'The idempotency key was used before',
    detail: 'The same key came with a different request.',
    mend: 'Use a new key for a new request.',
  },
  'http.too-many': {
    status: 429,
    title: 'Too many requests',
    detail: (p: { seconds: number }) => `The limit for this address is reached for ${p.seconds} seconds.`,
    mend: 'Wait, then try again.',
  },
  'http.database-gone': {
    status: 503,
    title: 'The database can’t be reached',
    detail: 'Nothing was changed.',
    mend: 'Try again in a few seconds.',
  },
  'http.unexpected': {
    status: 500,
    title: 'Something went wrong on our side',
    detail: 'Nothing was half-written. The failure is logged under the request number.',
    mend: 'Try again; if it stays, report the request number.',
  },
});

const RETRY_AFTER_SECONDS = '5';

export function sendProblem(request: FastifyRequest, reply: FastifyReply, failure: Failure): FastifyReply {
  if (failure.status === 503) reply.header('retry-after', RETRY_AFTER_SECONDS);
  return reply
    .code(failure.status)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send({ type: `/errors/${failure.code}`, ...failure, requestId: request.id });
}

/** The one place where what was thrown becomes an answer; an error shown to people never carries a row. */
export function failureOf(error: FastifyError): Failure {
  if (error instanceof FailureError) return error.failure;
  if (hasZodFastifySchemaValidationErrors(error)) return invalid(error.validation);
  if (isDatabaseGone(error)) return failWith('http.database-gone', {}).failure;
  if (WORKFLOW_REFUSALS.has(error.code))
    return failWith('http.not-allowed', { can: 'make this move' }).failure;
  if (NOT_A_VALUE.has(error.code)) {
    return failWith('http.malformed', { why: 'An identifier or a date in the request is not well-formed.' })
      .failure;
  }
  if (error.code === ROW_REFUSED) return failWith('http.not-allowed', { can: 'change this record' }).failure;
  if (error.statusCode && error.statusCode < 500) return malformed(error);
  return failWith('http.unexpected', {}).failure;
}

const ROW_REFUSED = '42501';
/** PostgreSQL was given text that is no value of the column's type: an id or a cursor made up by the caller. */
const NOT_A_VALUE = new Set(['22P02', '22007', '22008', '22003']);
const WORKFLOW_REFUSALS = new Set(['PSP01', 'PSP02', 'PSP03', 'PSP04']);

function invalid(validation: { instancePath: string; message?: string }[]): Failure {
  const errors = validation.map((issue) => ({
    field: issue.instancePath.replace(/^\//, '').replaceAll('/', '.') || 'body',
    message: issue.message ?? 'is not valid',
    mend: 'See the field’s description in the API reference.',
  }));
  return failWith('http.invalid', {}, errors).failure;
}

function malformed(error: FastifyError): Failure {
  const status = error.statusCode ?? 400;
  const why =
    status === 413 ? 'It is larger than this address accepts.' : (STATUS_CODES[status] ?? 'It is malformed.');
  return { ...failWith('http.malformed', { why }).failure, status };
}

function isDatabaseGone(error: FastifyError): boolean {
  return (
    ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', '57P01', '57P02', '57P03', '53300'].includes(error.code) ||
    /timeout exceeded when trying to connect|Connection terminated/.test(error.message)
  );
}
