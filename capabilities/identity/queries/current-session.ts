import type { FastifyRequest } from 'fastify';
import type { Services } from '#platform/http/capability.ts';
import { waitsFor } from '../authenticate.ts';
import type { SessionView } from '../contract.ts';
import { demoRoles } from '../demo-people.ts';
import type { Session } from '../sessions.ts';
import { describeSession } from './describe-session.ts';

const demoCards = demoRoles.map(({ key, label, description }) => ({ key, label, description }));

/** What the browser may know: everything of an open session, of another one only whose it is and what it waits for. */
export async function currentSession(
  { config, clock }: Services,
  request: FastifyRequest,
  session: Session | null,
): Promise<SessionView> {
  const waiting = session ? waitsFor(session, clock.now()) : null;
  const nobody = { person: null, stepUpUntil: null, sites: [], permissions: {}, agencies: [] };
  const view = { ...nobody, demo: config.demo, ...(config.demo ? { demoRoles: demoCards } : {}) };
  if (!session) return view;
  const { name, email, isDemo } = session;
  if (waiting) return { ...view, waiting: { for: waiting, name, email, isDemo } };
  return {
    ...view,
    person: { id: session.personId, name, email },
    stepUpUntil: session.stepUpUntil?.toISOString() ?? null,
    ...(await request.read(describeSession)),
  };
}
