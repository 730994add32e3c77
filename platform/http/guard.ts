import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import type { AccessDeclaration } from '#platform/access/declare.ts';
import { roles } from '#platform/access/roles.ts';
import type { Tx } from '#platform/database/database.ts';
import { FailureError } from '#platform/outcome/outcome.ts';
import type { App, Needs, Principal, Site } from './app.ts';
import type { Services } from './capability.ts';
import { failWith } from './problem.ts';

export type Authenticate = (request: FastifyRequest) => Promise<Principal | null>;

export const CSRF_HEADER = 'x-psp-csrf';
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Asks, before a request is read any further: who is this, which site is it about, and does the database grant what
 * the route needs? Whoever may not call a route learns nothing of what it would have taken, and has no body read.
 */
export function addGuard(
  app: App,
  services: Services,
  options: { access: AccessDeclaration; authenticate: Authenticate },
): void {
  app.addHook('onRoute', (route) => {
    if (route.url.startsWith('/api/') && !route.config?.needs) {
      throw new Error(`${route.method} ${route.url} does not say who may call it: set config.needs`);
    }
    assertDeclared(route.config?.needs, options.access, route.url);
  });
  app.addHook('preParsing', async (request) => {
    request.principal = await options.authenticate(request);
    refuseForgery(request);
    const { site, allowed } = await lookUp(request, services);
    if (site) request.site = site;
    refuseUnlessAllowed(request, allowed, options.access);
  });
}

function assertDeclared(needs: Needs | undefined, access: AccessDeclaration, url: string): void {
  if (typeof needs === 'object' && !access[needs.permission]) {
    throw new Error(`${url} needs the permission ${needs.permission}, which no access.ts declares`);
  }
}

/** A page elsewhere can make a browser send our cookie, but not this header: it would need a preflight we never answer. */
function refuseForgery(request: FastifyRequest): void {
  if (SAFE_METHODS.has(request.method) || !request.url.startsWith('/api/')) return;
  if (request.principal?.kind === 'machine') return;
  if (request.headers[CSRF_HEADER] === undefined) throw new FailureError(failWith('http.forged', {}).failure);
}

type Found = { site: Site | null; allowed: boolean };

/** The site and whether the person may, in one question: a request spends more on questions than on answers. */
async function lookUp(request: FastifyRequest, { database }: Services): Promise<Found> {
  const slug = (request.params as { site?: string } | undefined)?.site;
  const needs = request.routeOptions.config.needs;
  const permission = typeof needs === 'object' ? needs.permission : null;
  if (slug === undefined && permission === null) return { site: null, allowed: false };
  return database.as({ ...request.askContext(), readOnly: true }, async (tx) => {
    if (slug === undefined) return { site: null, allowed: await mayAnywhere(tx, permission!) };
    const { rows } = await sql<Site & { allowed: boolean }>`
      select id, slug, name, time_zone as "timeZone", access.may(${permission}, id) as allowed
      from program.site where slug = ${slug}`.execute(tx);
    if (!rows[0]) throw new FailureError(failWith('http.not-found', {}).failure);
    const { allowed, ...site } = rows[0];
    return { site, allowed };
  });
}

async function mayAnywhere(tx: Tx, permission: string): Promise<boolean> {
  const { rows } = await sql<{ allowed: boolean }>`
    select access.may(${permission}, null) as allowed`.execute(tx);
  return rows[0]!.allowed;
}

function refuseUnlessAllowed(request: FastifyRequest, allowed: boolean, access: AccessDeclaration): void {
  const needs = request.routeOptions.config.needs;
  if (needs === undefined || needs === 'everyone') return;
  if (!request.principal) throw new FailureError(failWith('http.not-signed-in', {}).failure);
  if (needs === 'signed-in') return;
  const declared = access[needs.permission]!;
  if (!allowed) throw new FailureError(failWith('http.not-allowed', { can: declared.can }).failure);
  if (needsSecondFactor(declared.roles, request.principal)) {
    throw new FailureError(failWith('http.second-factor', {}).failure);
  }
}

/** A permission that only operational roles bring is not given to a session with one factor. */
function needsSecondFactor(granted: readonly (keyof typeof roles)[], principal: Principal): boolean {
  if (principal.kind === 'machine' || principal.secondFactor) return false;
  return granted.every((role) => roles[role].operational);
}
