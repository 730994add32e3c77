import type { App } from '#platform/http/app.ts';
import { pageQuery } from '#platform/http/contract.ts';
import { addAgencyIn, changeAgencyIn } from '../../commands/add-agency.ts';
import { agencyBody, agencyList, idParam, reference, roleList } from '../../contract.ts';
import { listAgencies, listRoles } from '../../queries/list-agencies.ts';

const tags = ['administration'];
const reading = { needs: { permission: 'identity.directory' } } as const;
const administering = { needs: { permission: 'identity.administer' } } as const;

export function addAgencyRoutes(app: App): void {
  app.get(
    '/api/administration/agencies',
    {
      config: reading,
      schema: { summary: 'Agencies by name', tags, querystring: pageQuery, response: { 200: agencyList } },
    },
    (request) => request.read((tx) => listAgencies(tx, request.query)),
  );

  app.post(
    '/api/administration/agencies',
    {
      config: administering,
      schema: { summary: 'Add an agency', tags, body: agencyBody, response: { 201: reference } },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) => addAgencyIn(tx, request.body));
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );

  app.put(
    '/api/administration/agencies/:id',
    {
      config: administering,
      schema: {
        summary: 'Change an agency’s name or kind',
        tags,
        params: idParam,
        body: agencyBody,
        response: { 200: reference },
      },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) => changeAgencyIn(tx, request.params.id, request.body));
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );

  app.get(
    '/api/administration/roles',
    {
      config: reading,
      schema: { summary: 'The roles and what each brings', tags, response: { 200: roleList } },
    },
    (request) => request.read(listRoles),
  );
}
