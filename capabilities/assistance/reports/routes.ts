import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { answerOf } from '#platform/http/contract.ts';
import { read, tags } from '../routes/shared.ts';
import { activityCsv, activityReport } from './activity.ts';
import { ActivityReport, AssistanceReport, activityQuery, reportQuery } from './contract.ts';
import { readRequests } from './read-requests.ts';
import { reportOn } from './report.ts';

export function addReportRoutes(app: App, { clock }: Services): void {
  app.get(
    '/api/assistance/reports',
    {
      config: read,
      schema: {
        tags,
        summary: 'How long assistance takes, who carries it, and what need was not met',
        querystring: reportQuery,
        response: { 200: AssistanceReport },
      },
    },
    (request) =>
      request.read(async (tx) => {
        const now = clock.now();
        return reportOn(await readRequests(tx, request.query, now), now);
      }),
  );
  app.get(
    '/api/assistance/reports/activity',
    {
      config: read,
      schema: {
        tags,
        summary: 'What was asked, begun and ended in half a year',
        querystring: activityQuery,
        response: { 200: ActivityReport },
      },
    },
    (request) => request.read((tx) => activityReport(tx, request.query)),
  );
  app.get(
    '/api/assistance/reports/activity.csv',
    {
      config: read,
      schema: {
        tags,
        summary: 'The half-yearly report as a file',
        querystring: activityQuery,
        response: { 200: answerOf('text/csv', 'The report as a file.') },
      },
    },
    async (request, reply) => {
      const report = await request.read((tx) => activityReport(tx, request.query));
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="assistance-${report.half}.csv"`)
        .send(activityCsv(report));
    },
  );
}
