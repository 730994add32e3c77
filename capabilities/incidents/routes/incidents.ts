import { z } from 'zod';
import type { Tx } from '#platform/database/database.ts';
import { recordRead } from '#platform/database/record-read.ts';
import type { App } from '#platform/http/app.ts';
import { EventFilter, EventList, IncidentDetail, QualityReport, VersionList } from '../contract.ts';
import { failWith } from '../errors.ts';
import { readCurrentVersions, readVersionsOfSource } from '../queries/data-version.ts';
import { readEvent, readEvents } from '../queries/incident-events.ts';
import { readQualityReport } from '../queries/quality-report.ts';

const tags = ['incidents'];
const config = { needs: { permission: 'incidents.read' } };
const siteParams = z.object({ site: z.string() });

export function addIncidentRoutes(app: App): void {
  app.get(
    '/api/sites/:site/incidents',
    {
      config,
      schema: {
        summary: 'Incidents of the current data of one source, the newest first',
        tags,
        params: siteParams,
        querystring: EventFilter,
        response: { 200: EventList },
      },
    },
    async (request) => request.read((tx) => readEvents(tx, request.site.id, request.query)),
  );

  app.get(
    '/api/sites/:site/incidents/events/:event',
    {
      config,
      schema: {
        summary: 'One incident with its victims',
        tags,
        params: z.object({ site: z.string(), event: z.uuid() }),
        response: { 200: IncidentDetail },
      },
    },
    async (request, reply) => {
      const { event: eventId } = request.params;
      const event = await request.readRecorded('one incident with its victims', (tx) =>
        recordedEvent(tx, request.site.id, eventId),
      );
      return event ?? reply.problem(failWith('incidents.event-missing', {}).failure);
    },
  );

  app.get(
    '/api/sites/:site/incidents/versions',
    {
      config,
      schema: {
        summary: 'The current data version of each source, or all versions of one',
        tags,
        params: siteParams,
        querystring: z.object({ source: z.uuid().optional() }),
        response: { 200: VersionList },
      },
    },
    async (request) => {
      const { source } = request.query;
      const items = await request.read((tx) =>
        source ? readVersionsOfSource(tx, request.site.id, source) : readCurrentVersions(tx, request.site.id),
      );
      return { items };
    },
  );

  app.get(
    '/api/sites/:site/incidents/quality',
    {
      config,
      schema: {
        summary: 'How far the current data of a source can be trusted',
        tags,
        params: siteParams,
        querystring: z.object({ source: z.uuid() }),
        response: { 200: QualityReport },
      },
    },
    async (request) => request.read((tx) => readQualityReport(tx, request.site.id, request.query.source)),
  );
}

/** Victims are described here, so the audit keeps who looked. */
async function recordedEvent(tx: Tx, siteId: string, eventId: string) {
  const event = await readEvent(tx, siteId, eventId);
  if (event) await recordRead(tx, { table: 'incidents.event', id: eventId, siteId });
  return event;
}
