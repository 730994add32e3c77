import { z } from 'zod';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { succeed } from '#platform/outcome/outcome.ts';
import { changePasswordIn, endOneSessionIn, endOtherSessionsIn } from '../commands/change-account.ts';
import { accountView, changePasswordBody, idParam, sessionList } from '../contract.ts';
import { giveToken } from '../cookie.ts';
import { failWith } from '../errors.ts';
import { ownAccount, ownSessions } from '../queries/own-account.ts';
import { hashPassword } from '../secrets/password-hashes.ts';
import { passwordProblem } from '../secrets/password-rules.ts';
import { newToken } from '../secrets/tokens.ts';
import { writeAfterStepUp } from './sensitive-writes.ts';

const tags = ['account'];
const config = { needs: 'signed-in' } as const;
const done = { 204: z.null() };

/** A person's own account: what they sign in with, and where they are signed in. */
export function addAccountRoutes(app: App, services: Services): void {
  app.get(
    '/api/account',
    { config, schema: { summary: 'Your account', tags, response: { 200: accountView } } },
    (request) => request.read(ownAccount),
  );

  app.post(
    '/api/account/password',
    {
      config: { ...config, notIdempotent: true },
      schema: {
        summary: 'Choose a new password; signs out everywhere else',
        tags,
        body: changePasswordBody,
        response: done,
      },
    },
    async (request, reply) => {
      const { name, email } = await request.read(ownAccount);
      const problem = passwordProblem(request.body.password, { name, email });
      if (problem) return reply.problem(failWith('identity.password-refused', {}, [problem]).failure);
      const change = {
        hash: await hashPassword(request.body.password),
        token: newToken(),
        now: services.clock.now(),
      };
      const principal = request.principal!;
      const outcome = await writeAfterStepUp(services, request, (tx) =>
        changePasswordIn(tx, principal, change),
      );
      if (!outcome.ok) return reply.problem(outcome.failure);
      giveToken(reply, services.config, change.token);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/account/sessions',
    { config, schema: { summary: 'Where you are signed in', tags, response: { 200: sessionList } } },
    (request) => {
      const sessionId = request.principal!.sessionId;
      return request.read((tx) => ownSessions(tx, { sessionId, now: services.clock.now() }));
    },
  );

  app.delete(
    '/api/account/sessions/:id',
    { config, schema: { summary: 'Sign out there', tags, params: idParam, response: done } },
    async (request, reply) => {
      const outcome = await request.write((tx) =>
        endOneSessionIn(tx, request.params.id, services.clock.now()),
      );
      return outcome.ok ? reply.code(204).send(null) : reply.problem(outcome.failure);
    },
  );

  app.delete(
    '/api/account/sessions',
    { config, schema: { summary: 'Sign out everywhere else', tags, response: done } },
    async (request, reply) => {
      const principal = request.principal!;
      await request.write(async (tx) =>
        succeed(await endOtherSessionsIn(tx, principal, services.clock.now())),
      );
      return reply.code(204).send(null);
    },
  );
}
