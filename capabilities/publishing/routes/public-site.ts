import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Tx } from '#platform/database/database.ts';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { FailureError } from '#platform/outcome/outcome.ts';
import { fonts, stylesheet } from '#web/public/assets.ts';
import type { Language } from '#web/public/language.ts';
import { sendPublic } from '#web/public/send-public.ts';
import { type Installation, type PublicPage, renderPage } from '#web/public/shell.ts';
import { failWith } from '../errors.ts';

export const numbered = z.object({ number: z.string().regex(/^[A-Z]{3}-\d{4}-\d{4,}$/) });
export const versioned = z.object({ version: z.coerce.number().int().positive().optional() });

/** What the routes of the public site share: who reads, how a page is answered, and the word for "not there". */
export type PublicSiteTools = {
  app: App;
  /** Asked at each request: where the port is left to the machine, it is known only once the server listens. */
  publicUrl(): string;
  /** Always as nobody in particular: a person who is signed in sees here what everyone sees. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  sendPage(request: FastifyRequest, reply: FastifyReply, page: PublicPage): Promise<FastifyReply>;
  prefixes: readonly { language: Language; prefix: string }[];
};

export function publicSiteTools(app: App, { config, database }: Services): PublicSiteTools {
  return {
    app,
    publicUrl: () => config.publicUrl,
    read: (work) => database.as({ personId: null, readOnly: true }, work),
    sendPage: (request, reply, page) =>
      sendPublic(request, reply, {
        type: 'text/html; charset=utf-8',
        body: renderPage(page, installationOf(config)),
      }),
    prefixes: [
      { language: 'en', prefix: '' },
      { language: 'es', prefix: '/es' },
    ],
  };
}

export function installationOf({ publicUrl, demo }: Services['config']): Installation {
  return { publicUrl, demo, stylesheet, fonts };
}

export function notThere(number: string): FailureError {
  return new FailureError(failWith('publishing.not-found', { number }).failure);
}
