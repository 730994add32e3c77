import { Readable } from 'node:stream';
import { z } from 'zod';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { answerOf } from '#platform/http/contract.ts';
import { ExportQuery } from '../contract.ts';
import { exportRows } from '../export/export-rows.ts';

export function addExportRoute(app: App, services: Services): void {
  app.get(
    '/api/sites/:site/cases/export',
    {
      config: { needs: { permission: 'cases.connect' } },
      schema: {
        summary: 'Everything of one kind that you may see, as JSON lines or CSV',
        description:
          'Streamed. The last line of JSON lines says how many rows there were; a file that breaks off before it is ' +
          'not whole, as when an agreement ends while it is written.',
        tags: ['case feeds'],
        params: z.object({ site: z.string() }),
        querystring: ExportQuery,
        response: { 200: answerOf('application/x-ndjson', 'One row a line; with `format=csv`, a CSV file.') },
      },
    },
    (request, reply) => {
      const { records, format } = request.query;
      const rows = exportRows(services, request.askContext(), { records, format, siteId: request.site.id });
      return reply
        .type(format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson')
        .header('content-disposition', `attachment; filename="cases-${records}.${format}"`)
        .header('cache-control', 'no-store')
        .send(Readable.from(rows));
    },
  );
}
