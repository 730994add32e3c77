import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { FastifyRequest } from 'fastify';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { beforeSignIn } from '../before-sign-in.ts';
import { beginEnrolment, finishEnrolment } from '../commands/enrol-at-sign-in.ts';
import { giveSecondStep } from '../commands/give-second-step.ts';
import { signIn } from '../commands/sign-in.ts';
import { signInAsDemo } from '../commands/sign-in-as-demo.ts';
import { signInWithPasskey } from '../commands/sign-in-with-passkey.ts';
import {
  authenticatorSecret,
  codeBody,
  demoSignInBody,
  passkeyOptions,
  passkeySignInBody,
  recoveryCodes,
  secondStepBody,
  signInBody,
  signInReply,
} from '../contract.ts';
import { deviceWords } from '../device-words.ts';
import { askForPasskey } from '../passkeys.ts';
import { authenticatorLink } from '../secrets/one-time-codes.ts';
import { guessing } from './guessing.ts';
import { sessionOf, signedIn } from './session.ts';

const tags = ['session'];
const config = { needs: 'everyone', ...guessing } as const;
const done = { 200: signInReply };

/** Every way in. Each ends with a fresh token, so nothing that was in the browser before opens the session. */
export function addSignInRoutes(app: App, services: Services): void {
  app.post(
    '/api/session',
    {
      config,
      schema: { summary: 'Sign in with e-mail and password', tags, body: signInBody, response: done },
    },
    async (request, reply) => {
      const outcome = await signIn(services, { ...request.body, device: deviceOf(request) });
      if (!outcome.ok) return reply.problem(outcome.failure);
      return signedIn(reply, services, outcome.value.token, outcome.value.step);
    },
  );

  app.post(
    '/api/session/second-step',
    { config, schema: { summary: 'Give the second step', tags, body: secondStepBody, response: done } },
    async (request, reply) => {
      const outcome = await giveSecondStep(services, await sessionOf(services, request), request.body);
      if (!outcome.ok) return reply.problem(outcome.failure);
      return signedIn(reply, services, outcome.value.token);
    },
  );

  app.post(
    '/api/session/passkey/options',
    {
      config,
      schema: {
        summary: 'A question for a passkey: to sign in, as second step, or to confirm',
        tags,
        response: { 200: passkeyOptions },
      },
    },
    async () => ({ ...(await beforeSignIn(services, (tx) => askForPasskey(tx, services))) }),
  );

  app.post(
    '/api/session/passkey',
    { config, schema: { summary: 'Sign in with a passkey', tags, body: passkeySignInBody, response: done } },
    async (request, reply) => {
      const response = request.body.response as AuthenticationResponseJSON;
      const outcome = await signInWithPasskey(services, { response, device: deviceOf(request) });
      if (!outcome.ok) return reply.problem(outcome.failure);
      return signedIn(reply, services, outcome.value.token);
    },
  );

  addEnrolment(app, services);
  if (services.config.demo) addDemoSignIn(app, services);
}

function addEnrolment(app: App, services: Services): void {
  app.post(
    '/api/session/authenticator',
    {
      config,
      schema: {
        summary: 'Begin to set up the first authenticator',
        tags,
        response: { 200: authenticatorSecret },
      },
    },
    async (request, reply) => {
      const outcome = await beginEnrolment(services, await sessionOf(services, request));
      if (!outcome.ok) return reply.problem(outcome.failure);
      const { secret, email } = outcome.value;
      return { secret, link: authenticatorLink(secret, email) };
    },
  );

  app.post(
    '/api/session/authenticator/confirmation',
    {
      config,
      schema: {
        summary: 'Confirm the authenticator with its first code; signs in and shows the recovery codes once',
        tags,
        body: codeBody,
        response: { 200: signInReply.extend(recoveryCodes.shape) },
      },
    },
    async (request, reply) => {
      const session = await sessionOf(services, request);
      const outcome = await finishEnrolment(services, session, request.body.code);
      if (!outcome.ok) return reply.problem(outcome.failure);
      const { token, recoveryCodes } = outcome.value;
      return { ...signedIn(reply, services, token), recoveryCodes };
    },
  );
}

/** The route is not there at all outside of demo mode. */
function addDemoSignIn(app: App, services: Services): void {
  app.post(
    '/api/session/demo',
    {
      config: { needs: 'everyone' },
      schema: { summary: 'Sign in as a demo person', tags, body: demoSignInBody, response: done },
    },
    async (request, reply) => {
      const outcome = await signInAsDemo(services, { ...request.body, device: deviceOf(request) });
      if (!outcome.ok) return reply.problem(outcome.failure);
      return signedIn(reply, services, outcome.value.token);
    },
  );
}

function deviceOf(request: FastifyRequest): string {
  return deviceWords(request.headers['user-agent']);
}
