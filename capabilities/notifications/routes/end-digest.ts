import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { FailureError } from '#platform/outcome/outcome.ts';
import { fonts, stylesheet } from '#web/public/assets.ts';
import { type Html, html } from '#web/public/html.ts';
import { sendPublic } from '#web/public/send-public.ts';
import { renderPage } from '#web/public/shell.ts';
import { endDigest } from '../commands/end-digest.ts';
import { personOfToken } from '../digest/unsubscribe-link.ts';
import { failWith } from '../errors.ts';

const params = z.object({ token: z.string().max(200) });
/** The address names a person and does something: neither belongs in a log. */
const route = {
  logLevel: 'warn',
  config: { needs: 'everyone', rateLimit: { max: 60, timeWindow: '1 minute' } },
} as const;

/**
 * Looking at the link changes nothing, because mail scanners look at every link; the button does. A mail program's
 * own button posts to the same address (RFC 8058).
 */
export async function addEndDigestRoutes(app: App, services: Services): Promise<void> {
  await app.register(async (scope: App) => {
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, __, done) =>
      done(null, undefined),
    );
    scope.get('/digest/end/:token', { ...route, schema: { hide: true, params } }, (request, reply) => {
      readerOf(services, request.params.token);
      return answer(services, request, reply, {
        title: 'End the digest by e-mail',
        body: html`<p class="lead">No more digests will come to your mailbox. The bell, My work and your other choices stay as they are.</p>
<form method="post"><button class="button" type="submit">End the digest</button></form>`,
      });
    });
    scope.post('/digest/end/:token', { ...route, schema: { hide: true, params } }, async (request, reply) => {
      await endDigest(services.database, readerOf(services, request.params.token));
      return answer(services, request, reply, {
        title: 'The digest has ended',
        body: html`<p class="lead">No more digests will come to your mailbox.</p>
<p>To have it again, sign in and turn it on under <a href="/app/account/notifications">Account, Notifications</a>.</p>`,
      });
    });
  });
}

function readerOf({ secret }: Services, token: string): string {
  const personId = personOfToken(secret, token);
  if (personId === null) throw new FailureError(failWith('notifications.link-faulty', {}).failure);
  return personId;
}

function answer(
  { config }: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  { title, body }: { title: string; body: Html },
): Promise<FastifyReply> {
  const page = {
    language: 'en',
    path: '/digest/end',
    title,
    description: title,
    hidden: true,
    body: html`<h1>${title}</h1>${body}`,
  } as const;
  const { publicUrl, demo } = config;
  return sendPublic(request, reply.header('referrer-policy', 'no-referrer'), {
    type: 'text/html; charset=utf-8',
    personal: true,
    body: renderPage(page, { publicUrl, demo, stylesheet, fonts }),
  });
}
