import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import swagger from '@fastify/swagger';
import type { AccessDeclaration } from '#platform/access/declare.ts';
import { completeDocument, describeRoute } from './api-docs/complete-document.ts';
import type { ApiDocument } from './api-docs/document.ts';
import { docsPage } from './api-docs/page.ts';
import type { App } from './app.ts';
import type { Capability } from './capability.ts';
import { collectErrors } from './collect-errors.ts';

const STYLE = readFileSync(join(import.meta.dirname, 'api-docs/style.css'), 'utf8');

const info = {
  title: 'Public Safety Partnership platform API',
  version: '1',
  description:
    'Every list pages by key, every failure is an RFC 9457 problem that names its mend, every post takes an Idempotency-Key.',
};

/** The reference is made from the very schemas that validate and the declarations that guard, so it can't drift from them. */
export async function addApiDocs(
  app: App,
  { access, capabilities }: { access: AccessDeclaration; capabilities: readonly Capability[] },
): Promise<void> {
  const errors = collectErrors(capabilities);
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info },
    transform: (route) => describeRoute(route as never, access) as never,
    transformObject: (document) => completeDocument(document as never) as never,
  });
  const hidden = { config: { needs: 'everyone' }, schema: { hide: true } } as const;
  app.get('/api/openapi.json', hidden, async () => app.swagger());
  app.get('/api/docs', hidden, async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(docsPage(app.swagger() as unknown as ApiDocument, errors)),
  );
  app.get('/api/docs/style.css', hidden, async (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'max-age=3600').send(STYLE),
  );
}
