import { z } from 'zod';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { type Issued, inviteAgainIn, invitePersonIn } from '../../commands/invite-person.ts';
import { liftSuspensionIn, suspendIn } from '../../commands/suspension.ts';
import { idParam, invitationLink, inviteBody, personList, personQuery, personView } from '../../contract.ts';
import { failWith } from '../../errors.ts';
import { linkOf } from '../../invitation-link.ts';
import { findPerson, listPeople } from '../../queries/list-people.ts';
import { newToken } from '../../secrets/tokens.ts';
import { writeAfterStepUp, writeShownOnce } from '../sensitive-writes.ts';

const tags = ['administration'];
const reading = { needs: { permission: 'identity.directory' } } as const;
const administering = { needs: { permission: 'identity.administer-agency' } } as const;
const done = { 204: z.null() };

export function addPeopleRoutes(app: App, services: Services): void {
  addDirectory(app);
  addInviting(app, services);
  addSuspending(app, services);
}

function addDirectory(app: App): void {
  app.get(
    '/api/administration/people',
    {
      config: reading,
      schema: { summary: 'People by name', tags, querystring: personQuery, response: { 200: personList } },
    },
    (request) => request.read((tx) => listPeople(tx, request.query, request.query)),
  );

  app.get(
    '/api/administration/people/:id',
    {
      config: reading,
      schema: { summary: 'One person', tags, params: idParam, response: { 200: personView } },
    },
    async (request, reply) => {
      const person = await request.read((tx) => findPerson(tx, request.params.id));
      return person ?? reply.problem(failWith('identity.not-found', {}).failure);
    },
  );
}

function addInviting(app: App, services: Services): void {
  const shown = (token: string, { personId, expiresAt }: Issued) => ({
    personId,
    link: linkOf(services.config, token),
    expiresAt,
  });

  app.post(
    '/api/administration/people',
    {
      config: administering,
      schema: {
        summary: 'Invite a person with a first membership',
        tags,
        body: inviteBody,
        response: { 201: invitationLink },
      },
    },
    async (request, reply) => {
      const token = newToken();
      const now = services.clock.now();
      const outcome = await writeShownOnce(services, request, token, (tx, secretHash) =>
        invitePersonIn(tx, request.body, { secretHash, now }),
      );
      return outcome.ok ? reply.code(201).send(shown(token, outcome.value)) : reply.problem(outcome.failure);
    },
  );

  app.post(
    '/api/administration/people/:id/invitation',
    {
      config: administering,
      schema: {
        summary: 'A new link for someone who was invited, or who lost what they sign in with',
        tags,
        params: idParam,
        response: { 201: invitationLink },
      },
    },
    async (request, reply) => {
      const token = newToken();
      const now = services.clock.now();
      const outcome = await writeShownOnce(services, request, token, (tx, secretHash) =>
        inviteAgainIn(tx, request.params.id, { secretHash, now }),
      );
      return outcome.ok ? reply.code(201).send(shown(token, outcome.value)) : reply.problem(outcome.failure);
    },
  );
}

function addSuspending(app: App, services: Services): void {
  app.post(
    '/api/administration/people/:id/suspension',
    {
      config: administering,
      schema: { summary: 'Suspend: signs out at once and stops keys', tags, params: idParam, response: done },
    },
    async (request, reply) => {
      const outcome = await writeAfterStepUp(services, request, (tx) => suspendIn(tx, request.params.id));
      return outcome.ok ? reply.code(204).send(null) : reply.problem(outcome.failure);
    },
  );

  app.delete(
    '/api/administration/people/:id/suspension',
    {
      config: administering,
      schema: { summary: 'Lift a suspension', tags, params: idParam, response: done },
    },
    async (request, reply) => {
      const outcome = await writeAfterStepUp(services, request, (tx) =>
        liftSuspensionIn(tx, request.params.id),
      );
      return outcome.ok ? reply.code(204).send(null) : reply.problem(outcome.failure);
    },
  );
}
