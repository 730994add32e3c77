import { z } from 'zod';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { pageQuery } from '#platform/http/contract.ts';
import {
  addMachineClientIn,
  type IssuedKey,
  issueKeyIn,
  revokeKeyIn,
} from '../../commands/machine-client.ts';
import { idParam, issuedKey, issueKeyBody, machineClientBody, machineClientList } from '../../contract.ts';
import { listMachineClients } from '../../queries/list-machine-clients.ts';
import { newMachineKey } from '../../secrets/machine-keys.ts';
import { writeShownOnce } from '../sensitive-writes.ts';

const tags = ['administration'];
const config = { needs: { permission: 'identity.administer-agency' } } as const;
const DAY = 24 * 60 * 60_000;
const FIRST_KEY_DAYS = 90;

export function addMachineClientRoutes(app: App, services: Services): void {
  const keyFor = (days: number) => {
    const made = newMachineKey();
    const now = services.clock.now();
    return { ...made, now, expiresAt: new Date(now.getTime() + days * DAY) };
  };
  const shown = (key: string, { clientId, expiresAt }: IssuedKey) => ({ clientId, key, expiresAt });

  app.get(
    '/api/administration/machine-clients',
    {
      config,
      schema: {
        summary: 'Systems that call with keys',
        tags,
        querystring: pageQuery,
        response: { 200: machineClientList },
      },
    },
    (request) => request.read((tx) => listMachineClients(tx, request.query, services.clock.now())),
  );

  app.post(
    '/api/administration/machine-clients',
    {
      config,
      schema: {
        summary: 'Add a machine client; shows its first key once',
        tags,
        body: machineClientBody,
        response: { 201: issuedKey },
      },
    },
    async (request, reply) => {
      const key = keyFor(FIRST_KEY_DAYS);
      const outcome = await writeShownOnce(services, request, key.secret, (tx, secretHash) =>
        addMachineClientIn(tx, request.body, { ...key, secretHash }),
      );
      return outcome.ok
        ? reply.code(201).send(shown(key.key, outcome.value))
        : reply.problem(outcome.failure);
    },
  );

  app.post(
    '/api/administration/machine-clients/:id/keys',
    {
      config,
      schema: {
        summary: 'Issue another key; two may overlap',
        tags,
        params: idParam,
        body: issueKeyBody,
        response: { 201: issuedKey },
      },
    },
    async (request, reply) => {
      const key = keyFor(request.body.days);
      const outcome = await writeShownOnce(services, request, key.secret, (tx, secretHash) =>
        issueKeyIn(tx, request.params.id, { ...key, secretHash }),
      );
      return outcome.ok
        ? reply.code(201).send(shown(key.key, outcome.value))
        : reply.problem(outcome.failure);
    },
  );

  app.delete(
    '/api/administration/machine-clients/:id/keys/:keyId',
    {
      config,
      schema: {
        summary: 'Revoke a key, at once',
        tags,
        params: idParam.extend({ keyId: z.uuid() }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const ids = { clientId: request.params.id, keyId: request.params.keyId };
      const outcome = await request.write((tx) => revokeKeyIn(tx, ids, services.clock.now()));
      return outcome.ok ? reply.code(204).send(null) : reply.problem(outcome.failure);
    },
  );
}
