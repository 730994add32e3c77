import { z } from 'zod';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { confirmMembershipIn, endMembershipIn, giveMembershipIn } from '../../commands/membership.ts';
import { idParam, membershipBody } from '../../contract.ts';
import { writeAfterStepUp } from '../sensitive-writes.ts';

const tags = ['administration'];
const config = { needs: { permission: 'identity.administer-agency' } } as const;
const reference = z.object({ membershipId: z.string() });

export function addMembershipRoutes(app: App, services: Services): void {
  app.post(
    '/api/administration/people/:id/memberships',
    {
      config,
      schema: {
        summary: 'Give a person a role',
        tags,
        params: idParam,
        body: membershipBody,
        response: { 201: reference },
      },
    },
    async (request, reply) => {
      const outcome = await writeAfterStepUp(services, request, (tx) =>
        giveMembershipIn(tx, request.params.id, request.body),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );

  app.post(
    '/api/administration/memberships/:id/ending',
    {
      config,
      schema: { summary: 'End a membership, at once', tags, params: idParam, response: { 200: reference } },
    },
    async (request, reply) => {
      const outcome = await writeAfterStepUp(services, request, (tx) =>
        endMembershipIn(tx, request.params.id),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );

  app.post(
    '/api/administration/memberships/:id/confirmation',
    {
      config,
      schema: {
        summary: 'Confirm at an access review that it still holds',
        tags,
        params: idParam,
        response: { 200: reference },
      },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) => confirmMembershipIn(tx, request.params.id));
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}
