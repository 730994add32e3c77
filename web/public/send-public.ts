import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

const zip = promisify(gzip);
const WORTH_ZIPPING = 1024;

/** Public pages run no script and carry no style of their own: nothing injected could run or even look different. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export type PublicAnswer = {
  type: string;
  body: string;
  status?: number;
  /** Saved under this name instead of shown. */
  fileName?: string;
  /** For one reader alone: kept nowhere on the way. */
  personal?: boolean;
  /** Data that pages elsewhere may read. */
  open?: boolean;
};

/** The same bytes for everyone: kept for a minute, then asked for again by their tag. */
export async function sendPublic(
  request: FastifyRequest,
  reply: FastifyReply,
  { type, body, status = 200, fileName, personal, open }: PublicAnswer,
): Promise<FastifyReply> {
  const tag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  reply.header('content-security-policy', POLICY).header('vary', 'accept-encoding').type(type).code(status);
  if (fileName) reply.header('content-disposition', `attachment; filename="${fileName}"`);
  if (open)
    reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin');
  if (status !== 200 || personal) return reply.header('cache-control', 'no-store').send(body);
  reply.header('cache-control', 'public, max-age=60, stale-while-revalidate=600').header('etag', tag);
  if (request.headers['if-none-match']?.includes(tag)) return reply.code(304).send();
  if (body.length < WORTH_ZIPPING || !/\bgzip\b/.test(request.headers['accept-encoding'] ?? ''))
    return reply.send(body);
  return reply.header('content-encoding', 'gzip').send(await zip(body, { level: 6 }));
}
