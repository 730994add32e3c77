import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { waitsFor } from '../authenticate.ts';
import { beforeSignIn } from '../before-sign-in.ts';
import { signInAsDemo } from '../commands/sign-in-as-demo.ts';
import { demoSignIn, type SessionView, sessionView, signInReply } from '../contract.ts';
import { giveToken, takeToken, tokenOf } from '../cookie.ts';
import { demoRoles } from '../demo-people.ts';
import { deviceWords } from '../device-words.ts';
import { describeSession } from '../queries/describe-session.ts';
import { endSession, findSession, type Session } from '../sessions.ts';

const tags = ['session'];

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
      const session = await sessionOf(services, request);
      return viewOf(services, request, session);
    },
  );

  app.delete(
    '/api/session',
    {
      config: { needs: 'everyone' },
      schema: { summary: 'Sign out', tags, response: { 204: z.null() } },
    },
    async (request, reply) => {
      const session = await sessionOf(services, request);
      if (session) await beforeSignIn(services, (tx) => endSession(tx, session.id, clock.now()));
      takeToken(reply, config);
      return reply.code(204).send(null);
    },
  );

  if (config.demo) addDemoSignIn(app, services);
}

/** The route is not there at all outside of demo mode. */
function addDemoSignIn(app: App, services: Services): void {
  app.post(
    '/api/session/demo',
    {
      config: { needs: 'everyone' },
      schema: {
        summary: 'Sign in as a demo person',
        tags,
        body: demoSignIn,
        response: { 200: signInReply },
      },
    },
    async (request, reply) => {
      const device = deviceWords(request.headers['user-agent']);
      const outcome = await signInAsDemo(services, { ...request.body, device });
      if (!outcome.ok) return reply.problem(outcome.failure);
      giveToken(reply, services.config, outcome.value.token);
      return { step: 'done' as const };
    },
  );
}

/** The browser's session in any stage: also one that is locked or half-made. */
export async function sessionOf(services: Services, request: FastifyRequest): Promise<Session | null> {
  const token = tokenOf(request, services.config);
  if (!token) return null;
  return beforeSignIn(services, (tx) => findSession(tx, token, services.clock.now()));
}

async function viewOf(
  { config, clock }: Services,
  request: FastifyRequest,
  session: Session | null,
): Promise<SessionView> {
  const waiting = session ? waitsFor(session, clock.now()) : null;
  const nobody = { person: null, stepUpUntil: null, sites: [], permissions: {}, agencies: [] };
  const view = { ...nobody, demo: config.demo, ...(config.demo ? { demoRoles: demoCards } : {}) };
  if (!session) return view;
  if (waiting) {
    const { name, email, isDemo } = session;
    return { ...view, waiting: { for: waiting, name, email, isDemo } };
  }
  return {
    ...view,
    person: { id: session.personId, name: session.name, email: session.email },
    stepUpUntil: session.stepUpUntil?.toISOString() ?? null,
    ...(await request.read(describeSession)),
  };
}

const demoCards = demoRoles.map(({ key, label, description }) => ({ key, label, description }));
