import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { correctContactIn, logContactIn } from '../commands/log-contact.ts';
import { Contact, ContactChange, ContactDraft, contactList, contactQuery } from '../contract.ts';
import { findContact, listContacts } from '../queries/contacts.ts';
import { byId, notFound, ofSite, tags, thenShow } from './shared.ts';

const read = { needs: { permission: 'meetings.read' } } as const;
const log = { needs: { permission: 'meetings.log-contact' } } as const;

export function addContactRoutes(app: App, { clock }: Services): void {
  app.get(
    '/api/sites/:site/contacts',
    {
      config: read,
      schema: {
        ...{ tags, summary: 'A site’s contacts, the latest first', params: ofSite },
        ...{ querystring: contactQuery, response: { 200: contactList } },
      },
    },
    (request) => request.read((tx) => listContacts(tx, request.site.id, request.query)),
  );
  app.get(
    '/api/sites/:site/contacts/:id',
    {
      config: read,
      schema: { tags, summary: 'A contact with a site', params: byId, response: { 200: Contact } },
    },
    async (request, reply) => {
      const target = { siteId: request.site.id, id: request.params.id };
      return (await request.read((tx) => findContact(tx, target))) ?? reply.problem(notFound);
    },
  );
  app.post(
    '/api/sites/:site/contacts',
    {
      config: log,
      schema: {
        ...{ tags, summary: 'Log a contact with a site', params: ofSite },
        ...{ body: ContactDraft, response: { 201: Contact } },
      },
    },
    async (request, reply) => {
      const { site, body } = request;
      const year = clock.now().getUTCFullYear();
      const outcome = await request.write((tx) =>
        thenShow(logContactIn(tx, site, body, year), (id) => findContact(tx, { siteId: site.id, id })),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.put(
    '/api/sites/:site/contacts/:id',
    {
      config: log,
      schema: {
        ...{ tags, summary: 'Put a contact right that one logged oneself', params: byId },
        ...{ body: ContactChange, response: { 200: Contact } },
      },
    },
    async (request, reply) => {
      const { site, body } = request;
      const { id } = request.params;
      const outcome = await request.write((tx) =>
        thenShow(correctContactIn(tx, site, id, body), () => findContact(tx, { siteId: site.id, id })),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}
