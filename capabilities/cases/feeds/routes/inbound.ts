import { z } from 'zod';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { succeed } from '#platform/outcome/outcome.ts';
import { agencyMeantIn } from '../commands/agency.ts';
import { deriveAndReport } from '../commands/conflicts.ts';
import { applyIn, openDeliveryIn } from '../commands/deliver.ts';
import { forgetFile, keepFile } from '../commands/files.ts';
import { applyFileIn, discardFileIn } from '../commands/settle-delivery.ts';
import type { Taken, Verdict } from '../commands/take-events.ts';
import {
  DeliveryRecord,
  deliveryList,
  deliveryQuery,
  EventsIn,
  EventsTaken,
  FileKept,
  FileQuery,
} from '../contract.ts';
import { failWith } from '../errors.ts';
import { findDelivery, listDeliveries } from '../queries/deliveries.ts';
import type { Told } from '../told.ts';

const tags = ['case feeds'];
const needs = { permission: 'cases.record' };
const bySite = z.object({ site: z.string() });
const byId = z.object({ site: z.string(), id: z.uuid() });

export function addInboundRoutes(app: App, services: Services): void {
  addEventsRoute(app, services);
  addFileRoutes(app, services);
  addReading(app);
}

function addEventsRoute(app: App, services: Services): void {
  app.post(
    '/api/sites/:site/cases/events',
    {
      config: { needs },
      schema: {
        summary: 'Tell of up to 1,000 events in cases; in any order, as often as you like',
        description:
          'Each event has a name of its own in the source (sourceKey): told again it changes nothing, and a higher ' +
          'revision stands for the earlier ones. What can’t be recorded is set aside with the field, the reason and ' +
          'the mend, and the others are recorded all the same.',
        tags,
        params: bySite,
        body: EventsIn,
        response: { 200: EventsTaken },
      },
    },
    async (request, reply) => {
      const { source, events, agencyId } = request.body;
      const siteId = request.site.id;
      const outcome = await request.write(async (tx) => {
        const agency = await agencyMeantIn(tx, siteId, 'cases.record', agencyId);
        if (!agency.ok) return agency;
        const year = services.clock.now().getUTCFullYear();
        const delivery = { siteId, agencyId: agency.value, source, form: 'api' as const, year };
        const deliveryId = await openDeliveryIn(tx, delivery);
        const feeder = { deliveryId, siteId, agencyId: agency.value, source };
        const taken = await applyIn(tx, feeder, events as Told[]);
        if (!taken.ok) return taken;
        const found = await findDelivery(tx, siteId, deliveryId);
        // Plain data, so that the answer kept for the idempotency key is the whole answer.
        const { answers, caseIds, knownExceptions } = taken.value;
        return succeed({ feeder, number: found!.number, answers, caseIds, known: [...knownExceptions] });
      });
      if (!outcome.ok) return reply.problem(outcome.failure);
      const { feeder, number, answers, caseIds, known } = outcome.value;
      const before = { caseIds, knownExceptions: new Set(known) };
      const conflicts = await deriveAndReport(services, request.askContext(), feeder, before);
      return { delivery: { id: feeder.deliveryId, number }, ...counts(answers), conflicts, events: answers };
    },
  );
}

function counts(answers: Taken['answers']) {
  const of = (verdict: Verdict) => answers.filter((answer) => answer.verdict === verdict).length;
  return {
    recorded: of('recorded'),
    duplicate: of('duplicate'),
    superseded: of('superseded'),
    setAside: of('set aside'),
  };
}

function addFileRoutes(app: App, services: Services): void {
  app.post(
    '/api/sites/:site/cases/deliveries/files',
    {
      config: { needs, notIdempotent: true },
      schema: {
        summary:
          'Keep a file of events (multipart, one part named "file") and read it; nothing of it counts yet',
        tags,
        params: bySite,
        querystring: FileQuery,
        consumes: ['multipart/form-data'],
        response: { 201: FileKept },
      },
    },
    async (request, reply) => {
      const part = await request.file();
      if (!part) return reply.problem(failWith('cases.feed-file-missing', {}).failure);
      const upload = { ...request.query, site: request.site, fileName: part.filename, content: part.file };
      const kept = await keepFile(services, request.askContext(), upload);
      return kept.ok ? reply.code(201).send(kept.value) : reply.problem(kept.failure);
    },
  );

  app.post(
    '/api/sites/:site/cases/deliveries/:id/application',
    {
      config: { needs, notIdempotent: true },
      schema: {
        summary: 'Bring a checked file into the record, all of it or nothing',
        tags,
        params: byId,
        response: { 200: DeliveryRecord },
      },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) => applyFileIn(tx, services, request.site, request.params.id));
      if (!outcome.ok) return reply.problem(outcome.failure);
      const { feeder, sha256, taken } = outcome.value;
      await deriveAndReport(services, request.askContext(), feeder, taken);
      await forgetFile(services, sha256);
      return (await request.read((tx) => findDelivery(tx, request.site.id, request.params.id)))!;
    },
  );

  app.post(
    '/api/sites/:site/cases/deliveries/:id/discard',
    {
      config: { needs, notIdempotent: true },
      schema: { summary: 'Put a checked file away', tags, params: byId, response: { 204: z.null() } },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) => discardFileIn(tx, request.site.id, request.params.id));
      if (!outcome.ok) return reply.problem(outcome.failure);
      await forgetFile(services, outcome.value.sha256);
      return reply.code(204).send(null);
    },
  );
}

function addReading(app: App): void {
  app.get(
    '/api/sites/:site/cases/deliveries',
    {
      config: { needs },
      schema: {
        summary: 'What came in from your agency’s systems and files, the newest first',
        tags,
        params: bySite,
        querystring: deliveryQuery,
        response: { 200: deliveryList },
      },
    },
    (request) => request.read((tx) => listDeliveries(tx, request.site.id, request.query)),
  );

  app.get(
    '/api/sites/:site/cases/deliveries/:id',
    {
      config: { needs },
      schema: {
        summary: 'One delivery, with what it contradicts',
        tags,
        params: byId,
        response: { 200: DeliveryRecord },
      },
    },
    async (request, reply) => {
      const found = await request.read((tx) => findDelivery(tx, request.site.id, request.params.id));
      return found ?? reply.problem(failWith('cases.feed-not-found', {}).failure);
    },
  );
}
