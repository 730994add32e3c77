import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import type { AccessDeclaration } from '#platform/access/declare.ts';
import { roles } from '#platform/access/roles.ts';
import { FailureError } from '#platform/outcome/outcome.ts';
import type { App, Needs, Principal, Site } from './app.ts';
import type { Services } from './capability.ts';
import { failWith } from './problem.ts';

export type Authenticate = (request: FastifyRequest) => Promise<Principal | null>;

export const CSRF_HEADER = 'x-psp-csrf';
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Asks, before any handler: who is this, which site is it about, and does the database grant what the route needs? */
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
  app.addHook('preHandler', async (request) => {
    request.principal = await options.authenticate(request);
    refuseForgery(request);
    await findSite(request, services);
    await refuseUnlessAllowed(request, services, options.access);
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

async function findSite(request: FastifyRequest, { database }: Services): Promise<void> {
  const slug = (request.params as { site?: string } | undefined)?.site;
  if (slug === undefined) return;
  const { rows } = await database.as({ ...request.askContext(), readOnly: true }, (tx) =>
    sql<Site>`select id, slug, name, time_zone as "timeZone" from program.site where slug = ${slug}`.execute(
      tx,
    ),
  );
  if (!rows[0]) throw new FailureError(failWith('http.not-found', {}).failure);
  request.site = rows[0];
}

async function refuseUnlessAllowed(
  request: FastifyRequest,
  { database }: Services,
  access: AccessDeclaration,
): Promise<void> {
  const needs = request.routeOptions.config.needs;
  if (needs === undefined || needs === 'everyone') return;
  if (!request.principal) throw new FailureError(failWith('http.not-signed-in', {}).failure);
  if (needs === 'signed-in') return;
  const siteId = request.site?.id ?? null;
  const { rows } = await database.as({ ...request.askContext(), readOnly: true }, (tx) =>
    sql<{ allowed: boolean }>`select access.may(${needs.permission}, ${siteId}::uuid) as allowed`.execute(tx),
  );
  const declared = access[needs.permission]!;
  if (!rows[0]!.allowed) throw new FailureError(failWith('http.not-allowed', { can: declared.can }).failure);
  if (needsSecondFactor(declared.roles, request.principal)) {
    throw new FailureError(failWith('http.second-factor', {}).failure);
  }
}

/** A permission that only operational roles bring is not given to a session with one factor. */
function needsSecondFactor(granted: readonly (keyof typeof roles)[], principal: Principal): boolean {
  if (principal.kind === 'machine' || principal.secondFactor) return false;
  return granted.every((role) => roles[role].operational);
}
