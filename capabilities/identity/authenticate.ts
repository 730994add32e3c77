import type { FastifyRequest } from 'fastify';
import type { Principal } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import type { Authenticate } from '#platform/http/guard.ts';
import { FailureError } from '#platform/outcome/outcome.ts';
import { beforeSignIn, recognized } from './before-sign-in.ts';
import { tokenOf } from './cookie.ts';
import { failWith } from './errors.ts';
import { machineCallers } from './machine-callers.ts';
import { findSession, isLocked, lockSession, notePresence, type Session } from './sessions.ts';

/** Asked by the page itself, not by the person: these do not keep an idle session open. */
const ASKED_BY_THE_PAGE = new Set(['/api/live', '/api/session']);

/** Who is behind a request. Pages and files that are the same for everyone are not asked. */
export function authenticate(services: Services): Authenticate {
  const machineOfKey = machineCallers(services);
  return async (request) => {
    if (request.routeOptions.config.needs === undefined) return null;
    const key = bearerKey(request);
    if (key === null) return personOfCookie(services, request);
    const caller = await machineOfKey(key);
    if (!caller.ok) throw new FailureError(caller.failure);
    return caller.value;
  };
}

/** A key that is given counts alone: a wrong one is refused even beside a good cookie. */
function bearerKey(request: FastifyRequest): string | null {
  const header = request.headers.authorization;
  return header === undefined ? null : header.replace(/^Bearer\s+/i, '');
}

async function personOfCookie(services: Services, request: FastifyRequest): Promise<Principal | null> {
  const token = tokenOf(request, services.config);
  if (!token) return null;
  const now = services.clock.now();
  const session = await beforeSignIn(services, async (tx) => {
    const found = await findSession(tx, token, now);
    if (found?.stage !== 'open' || found.lockedAt) return found;
    if (isLocked(found, now)) {
      await recognized(tx, found.personId);
      await lockSession(tx, found.id, now);
    } else if (keepsAwake(request)) await notePresence(tx, found, now);
    return found;
  });
  if (!session) return null;
  const waiting = waitsFor(session, now);
  if (waiting === null) return principalOf(session);
  if (request.routeOptions.config.needs === 'everyone') return null;
  const code = waiting === 'unlock' ? 'identity.session-locked' : 'identity.sign-in-unfinished';
  throw new FailureError(failWith(code, {}).failure);
}

/** `null`: nothing, the session is open. */
export function waitsFor(session: Session, now: Date): 'second step' | 'enrolment' | 'unlock' | null {
  if (session.stage !== 'open') return session.stage;
  return isLocked(session, now) ? 'unlock' : null;
}

function keepsAwake(request: FastifyRequest): boolean {
  return request.method !== 'GET' || !ASKED_BY_THE_PAGE.has(request.routeOptions.url ?? '');
}

function principalOf(session: Session): Principal {
  return {
    personId: session.personId,
    name: session.name,
    kind: 'human',
    sessionId: session.id,
    secondFactor: session.secondFactor,
  };
}
