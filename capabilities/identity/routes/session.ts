import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { beforeSignIn, recognized } from '../before-sign-in.ts';
import { confirmIdentity } from '../commands/confirm-identity.ts';
import { proofBody, sessionView, signInReply } from '../contract.ts';
import { giveToken, takeToken, tokenOf } from '../cookie.ts';
import { currentSession } from '../queries/current-session.ts';
import { endSession, findSession, lockSession, type Session } from '../sessions.ts';
import { guessing } from './guessing.ts';

const tags = ['session'];

/** The session a browser holds: what it may do, locking and unlocking, leaving. */
export function addSessionRoutes(app: App, services: Services): void {
  const { config, clock } = services;

  app.get(
    '/api/session',
    {
      config: { needs: 'everyone' },
      schema: { summary: 'Who is signed in, and what they may do', tags, response: { 200: sessionView } },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return currentSession(services, request, await sessionOf(services, request));
    },
  );

  app.delete(
    '/api/session',
    { config: { needs: 'everyone' }, schema: { summary: 'Sign out', tags, response: { 204: z.null() } } },
    async (request, reply) => {
      await withSession(services, request, (tx, session) => endSession(tx, session.id, clock.now()));
      takeToken(reply, config);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/session/lock',
    {
      config: { needs: 'everyone' },
      schema: { summary: 'Lock the screen', tags, response: { 204: z.null() } },
    },
    async (request, reply) => {
      await withSession(services, request, (tx, session) => lockSession(tx, session.id, clock.now()));
      return reply.code(204).send(null);
    },
  );

  for (const [path, summary] of [
    ['/api/session/unlock', 'Unlock with password or passkey; the session goes on'],
    ['/api/session/step-up', 'Show again that it is you, before sensitive work'],
  ] as const) {
    app.post(
      path,
      {
        config: { needs: 'everyone', ...guessing },
        schema: { summary, tags, body: proofBody, response: { 200: signInReply } },
      },
      async (request, reply) => {
        const outcome = await confirmIdentity(services, await sessionOf(services, request), request.body);
        if (!outcome.ok) return reply.problem(outcome.failure);
        return signedIn(reply, services, outcome.value.token);
      },
    );
  }
}

/** The browser's session in any stage: also one that is locked or half-made. */
export async function sessionOf(services: Services, request: FastifyRequest): Promise<Session | null> {
  const token = tokenOf(request, services.config);
  if (!token) return null;
  return beforeSignIn(services, (tx) => findSession(tx, token, services.clock.now()));
}

export function signedIn(
  reply: FastifyReply,
  { config }: Services,
  token: string,
  step: z.infer<typeof signInReply>['step'] = 'done',
) {
  giveToken(reply, config, token);
  return { step };
}

type Change = (tx: Parameters<Parameters<typeof beforeSignIn>[1]>[0], session: Session) => Promise<void>;

async function withSession(services: Services, request: FastifyRequest, change: Change): Promise<void> {
  const token = tokenOf(request, services.config);
  if (!token) return;
  await beforeSignIn(services, async (tx) => {
    const session = await findSession(tx, token, services.clock.now());
    if (!session) return;
    await recognized(tx, session.personId);
    await change(tx, session);
  });
}
