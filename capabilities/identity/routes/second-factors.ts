import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { succeed } from '#platform/outcome/outcome.ts';
import { beginAuthenticator, confirmAuthenticator, makeRecoveryCodes } from '../authenticators.ts';
import { removeAuthenticatorIn, removePasskeyIn } from '../commands/change-account.ts';
import {
  authenticatorSecret,
  codeBody,
  idParam,
  newPasskeyBody,
  passkeyOptions,
  recoveryCodes,
} from '../contract.ts';
import { failWith } from '../errors.ts';
import { addPasskey, askForNewPasskey } from '../passkeys.ts';
import { ownAccount } from '../queries/own-account.ts';
import { authenticatorLink } from '../secrets/one-time-codes.ts';
import { writeAfterStepUp } from './sensitive-writes.ts';

const tags = ['account'];
/** Answers with secrets are not kept for repeats, so these posts carry no idempotency. */
const config = { needs: 'signed-in', notIdempotent: true } as const;
const done = { 204: z.null() };

export function addSecondFactorRoutes(app: App, services: Services): void {
  addAuthenticator(app, services);
  addPasskeys(app, services);
}

function addAuthenticator(app: App, services: Services): void {
  app.post(
    '/api/account/authenticator',
    {
      config,
      schema: { summary: 'Begin to set up an authenticator', tags, response: { 200: authenticatorSecret } },
    },
    async (request, reply) => {
      const { email } = await request.read(ownAccount);
      const outcome = await writeAfterStepUp(services, request, async (tx) =>
        succeed(await beginAuthenticator(tx, checking(services, request))),
      );
      if (!outcome.ok) return reply.problem(outcome.failure);
      return { secret: outcome.value, link: authenticatorLink(outcome.value, email) };
    },
  );

  app.post(
    '/api/account/authenticator/confirmation',
    {
      config,
      schema: {
        summary: 'Confirm it with its first code',
        tags,
        body: codeBody,
        response: { 200: recoveryCodes },
      },
    },
    async (request, reply) => {
      const outcome = await writeAfterStepUp(services, request, async (tx) => {
        const confirmed = await confirmAuthenticator(tx, request.body.code, checking(services, request));
        if (confirmed === null) return failWith('identity.enrolment-not-started', {});
        if (!confirmed) return failWith('identity.first-code-wrong', {});
        return succeed(await makeRecoveryCodes(tx, checking(services, request)));
      });
      return outcome.ok ? { recoveryCodes: outcome.value } : reply.problem(outcome.failure);
    },
  );

  app.delete(
    '/api/account/authenticator',
    { config, schema: { summary: 'Remove the authenticator and its recovery codes', tags, response: done } },
    async (request, reply) => {
      const { personId } = request.principal!;
      const outcome = await writeAfterStepUp(services, request, (tx) => removeAuthenticatorIn(tx, personId));
      return outcome.ok ? reply.code(204).send(null) : reply.problem(outcome.failure);
    },
  );

  app.post(
    '/api/account/recovery-codes',
    {
      config,
      schema: {
        summary: 'New recovery codes; the old ones stop working',
        tags,
        response: { 200: recoveryCodes },
      },
    },
    async (request, reply) => {
      const outcome = await writeAfterStepUp(services, request, async (tx) =>
        succeed(await makeRecoveryCodes(tx, checking(services, request))),
      );
      return outcome.ok ? { recoveryCodes: outcome.value } : reply.problem(outcome.failure);
    },
  );
}

function addPasskeys(app: App, services: Services): void {
  app.post(
    '/api/account/passkeys/options',
    {
      config,
      schema: { summary: 'Ask the browser for a new passkey', tags, response: { 200: passkeyOptions } },
    },
    async (request, reply) => {
      const { name, email } = await request.read(ownAccount);
      const owner = { id: request.principal!.personId, name, email };
      const outcome = await writeAfterStepUp(services, request, async (tx) =>
        succeed(await askForNewPasskey(tx, services, owner)),
      );
      return outcome.ok ? { ...outcome.value } : reply.problem(outcome.failure);
    },
  );

  app.post(
    '/api/account/passkeys',
    {
      config,
      schema: {
        summary: 'Add the passkey the browser made',
        tags,
        body: newPasskeyBody,
        response: { 201: z.object({ id: z.string() }) },
      },
    },
    async (request, reply) => {
      const { label } = request.body;
      const response = request.body.response as RegistrationResponseJSON;
      const { personId } = request.principal!;
      const outcome = await writeAfterStepUp(services, request, async (tx) => {
        const added = await addPasskey(tx, services, { personId, label, response });
        return added ? succeed(added) : failWith('identity.new-passkey-refused', {});
      });
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );

  app.delete(
    '/api/account/passkeys/:id',
    { config, schema: { summary: 'Remove a passkey', tags, params: idParam, response: done } },
    async (request, reply) => {
      const outcome = await writeAfterStepUp(services, request, (tx) =>
        removePasskeyIn(tx, request.params.id),
      );
      return outcome.ok ? reply.code(204).send(null) : reply.problem(outcome.failure);
    },
  );
}

function checking(services: Services, request: FastifyRequest) {
  return { personId: request.principal!.personId, secret: services.secret, now: services.clock.now() };
}
