import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { App } from './app.ts';

const BUILT = join(import.meta.dirname, '../../dist/staff');

/** The staff application is one page; any address under /app/ that is no file is the page itself. */
export async function addStaffApp(app: App): Promise<void> {
  if (!existsSync(BUILT)) return;
  await app.register(fastifyStatic, {
    root: BUILT,
    prefix: '/app/',
    wildcard: false,
    maxAge: '1y',
    immutable: true,
    index: false,
  });
  const page = (_request: unknown, reply: { sendFile(name: string, options: object): unknown }) =>
    reply.sendFile('index.html', { maxAge: 0, immutable: false });
  app.get('/app', { schema: { hide: true } }, (_request, reply) => reply.redirect('/app/'));
  app.get('/app/', { schema: { hide: true } }, page as never);
  app.get('/app/*', { schema: { hide: true } }, page as never);
}
