import { sql } from 'kysely';
import { z } from 'zod';
import type { App, Principal } from '#platform/http/app.ts';
import { buildServer } from '#platform/http/build-server.ts';
import type { Capability, Services } from '#platform/http/capability.ts';
import { declareErrors } from '#platform/outcome/declare-errors.ts';
import { succeed } from '#platform/outcome/outcome.ts';
import type { PlatformWorld } from '#platform/testing/platform-world.ts';

export const { catalogue, failWith } = declareErrors({
  'fixture.refused': { status: 409, title: 'Refused', detail: 'It was refused.', mend: 'Do not insist.' },
});

export const fixtureAccess = {
  'audit.read': { scope: 'site', can: 'read who did what at a site', roles: ['site executive', 'auditor'] },
  'audit.read-program': { scope: 'program', can: 'read who did what', roles: ['auditor'] },
} as const;

export async function openNotes(world: PlatformWorld): Promise<void> {
  await world.asOwner(`
    create schema fixture;
    grant usage on schema fixture to psp_app;
    create table fixture.note (id uuid primary key default gen_random_uuid(), body text unique not null);
    grant select, insert on fixture.note to psp_app`);
}

/** One route of each kind that the platform promises something about. */
export const fixture: Capability = {
  name: 'fixture',
  errors: catalogue,
  routes: (app) => {
    app.get('/api/open', { config: { needs: 'everyone' } }, async () => ({ open: true }));
    app.get('/api/mine', { config: { needs: 'signed-in' } }, async () => ({ mine: true }));
    app.get(
      '/api/few',
      { config: { needs: 'signed-in' }, schema: { querystring: few } },
      async (request) => request.query,
    );
    app.get('/api/everywhere', { config: { needs: { permission: 'audit.read-program' } } }, async () => ({
      ok: true,
    }));
    app.get(
      '/api/sites/:site/ours',
      { config: { needs: { permission: 'audit.read' } } },
      async (request) => ({
        site: request.site.name,
        write: await request
          .read((tx) => sql`insert into fixture.note (body) values ('from a read')`.execute(tx))
          .then(
            () => 'written',
            () => 'refused',
          ),
      }),
    );
    app.post(
      '/api/notes',
      { config: { needs: 'signed-in' }, schema: { body: note } },
      async (request, reply) => {
        const { body, refuse } = request.body;
        const outcome = await request.write(async (tx) => {
          const { rows } = await sql<{ id: string }>`
          insert into fixture.note (body) values (${body}) returning id`.execute(tx);
          return refuse ? failWith('fixture.refused', {}) : succeed({ id: rows[0]!.id, at: new Date() });
        });
        return outcome.ok ? outcome.value : reply.problem(outcome.failure);
      },
    );
    app.get('/api/broken', { config: { needs: 'everyone' } }, async (request) =>
      request.read((tx) =>
        sql`select query_to_xml('select the name of a victim', true, true, '')`.execute(tx),
      ),
    );
    app.get('/api/made-up-identifier', { config: { needs: 'everyone' } }, async (request) =>
      request.read((tx) => sql`select ${'the name of a victim'}::uuid`.execute(tx)),
    );
  },
};

const few = z.object({ limit: z.coerce.number().int() });
const note = z.object({ body: z.string().min(1).max(50), refuse: z.boolean().optional() });

/** `x-test-person` is who asks; a name that begins with "machine" is a machine client. */
export function fixtureServer(
  services: Services,
  capabilities: readonly Capability[] = [fixture],
): Promise<App> {
  return buildServer({
    services,
    capabilities,
    access: fixtureAccess as never,
    authenticate: async (request) => principalOf(request.headers),
  });
}

function principalOf(headers: Record<string, unknown>): Principal | null {
  const personId = headers['x-test-person'];
  if (typeof personId !== 'string') return null;
  return {
    personId,
    name: 'Test person',
    kind: headers['x-test-machine'] ? 'machine' : 'human',
    sessionId: null,
    secondFactor: headers['x-test-one-factor'] === undefined,
  };
}
