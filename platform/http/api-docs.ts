import swagger from '@fastify/swagger';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import type { App } from './app.ts';

/** The reference is made from the very schemas that validate, so it can't drift from them. */
export async function addApiDocs(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Public Safety Partnership platform API',
        version: '1',
        description:
          'Every list pages by key, every failure is an RFC 9457 problem that names its mend, every post takes an Idempotency-Key.',
      },
    },
    transform: jsonSchemaTransform,
  });
  app.get('/api/openapi.json', { config: { needs: 'everyone' }, schema: { hide: true } }, async () =>
    app.swagger(),
  );
}
