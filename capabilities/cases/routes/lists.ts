import { createHmac } from 'node:crypto';
import { addDays } from '#platform/clock/days.ts';
import { momentAt } from '#platform/clock/wall-clock.ts';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import {
  CaseOptions,
  calendarQuery,
  caseHits,
  caseLines,
  caseListQuery,
  caseSearchQuery,
  HearingCalendar,
  queueItems,
  queueQuery,
} from '../contract.ts';
import { caseOptions } from '../queries/case-options.ts';
import { openQueue } from '../queries/desk.ts';
import { hearingCalendar } from '../queries/hearings.ts';
import { listCases } from '../queries/list-cases.ts';
import { searchCases } from '../queries/search-cases.ts';
import { ofSite, read, record, recordedList, tags } from './shared.ts';

export function addListRoutes(app: App, services: Services): void {
  addLists(app);
  addSearch(app, services);
  addDesk(app);
}

function addLists(app: App): void {
  app.get(
    '/api/sites/:site/cases',
    {
      config: read,
      schema: {
        ...{ tags, summary: 'Cases to work through: mine, the screening queue, what came back, and so on' },
        ...{ params: ofSite, querystring: caseListQuery, response: { 200: caseLines } },
      },
    },
    (request) =>
      recordedList(request, { list: request.query.list }, (tx) =>
        listCases(tx, request.site.id, request.query),
      ),
  );
  app.get(
    '/api/sites/:site/case-options',
    {
      config: record,
      schema: {
        ...{ tags, summary: 'What the forms of cases offer: agencies, colleagues, code lists' },
        ...{ params: ofSite, response: { 200: CaseOptions } },
      },
    },
    (request) => request.read((tx) => caseOptions(tx, request.site.id)),
  );
}

function addSearch(app: App, { secret }: Services): void {
  app.get(
    '/api/sites/:site/case-search',
    {
      config: read,
      schema: {
        ...{ tags, summary: 'Find cases by the beginning of a name, a number or a statute' },
        ...{ params: ofSite, querystring: caseSearchQuery, response: { 200: caseHits } },
      },
    },
    (request) => {
      const { by, q } = request.query;
      // What was asked is kept as a hash: who searched for one name can be shown, and no name stays in the audit.
      const asked = createHmac('sha256', secret)
        .update(`${by} ${q.toLowerCase()}`)
        .digest('hex')
        .slice(0, 32);
      return recordedList(request, { search: by, asked }, (tx) =>
        searchCases(tx, request.site.id, request.query),
      );
    },
  );
}

function addDesk(app: App): void {
  app.get(
    '/api/sites/:site/case-queue',
    {
      config: record,
      schema: {
        ...{ tags, summary: 'Exceptions or triggers that wait for the reader’s agency, the oldest first' },
        ...{ params: ofSite, querystring: queueQuery, response: { 200: queueItems } },
      },
    },
    (request) =>
      recordedList(request, { queue: request.query.queue }, (tx) =>
        openQueue(tx, request.site.id, request.query),
      ),
  );
  app.get(
    '/api/sites/:site/case-hearings',
    {
      config: read,
      schema: {
        ...{ tags, summary: 'The hearings that stand, with the times that collide' },
        ...{ params: ofSite, querystring: calendarQuery, response: { 200: HearingCalendar } },
      },
    },
    (request) => {
      const { from, to, whose } = request.query;
      const { timeZone } = request.site;
      const span = {
        siteId: request.site.id,
        from: momentAt(from, '00:00', timeZone),
        to: momentAt(addDays(to, 1), '00:00', timeZone),
        whose,
      };
      return recordedList(request, { calendar: whose, from, to }, async (tx) => {
        const { calendar, compartmentIds } = await hearingCalendar(tx, span);
        return { page: calendar, compartmentIds };
      });
    },
  );
}
