import { Readable } from 'node:stream';
import { z } from 'zod';
import { safeCsvLine } from '#capabilities/incidents/server.ts';
import { recordRead } from '#platform/database/record-read.ts';
import type { App } from '#platform/http/app.ts';
import { answerOf } from '#platform/http/contract.ts';
import { type FileRow, pastRequestList, pastRequestQuery, rowList, rowListQuery } from '../contract.ts';
import { failWith } from '../errors.ts';
import { listRows, rowsSetAside } from '../queries/file-rows.ts';
import { findImport } from '../queries/find-import.ts';
import { listPastRequests } from '../queries/past-requests.ts';

const tags = ['program imports'];
const config = { needs: { permission: 'onboarding.import' } } as const;
const byId = z.object({ id: z.uuid() });

export function addRowRoutes(app: App): void {
  app.get(
    '/api/program-imports/:id/rows',
    {
      config,
      schema: {
        tags,
        summary: 'The rows of a file, with what would become of each or why it is set aside',
        params: byId,
        querystring: rowListQuery,
        response: { 200: rowList },
      },
    },
    (request) => request.read((tx) => listRows(tx, request.params.id, request.query)),
  );

  app.get(
    '/api/program-imports/:id/set-aside.csv',
    {
      config,
      schema: {
        tags,
        summary: 'The rows set aside as CSV, to be mended and uploaded again',
        params: byId,
        response: { 200: answerOf('text/csv', 'The rows with their reasons, as a file to save.') },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const file = await request.readRecorded('download of rows set aside', async (tx) => {
        const record = await findImport(tx, id);
        if (!record) return null;
        await recordRead(tx, { table: 'onboarding.file_row', id, siteId: null });
        return { record, rows: await rowsSetAside(tx, id) };
      });
      if (!file) return reply.problem(failWith('onboarding.not-found', {}).failure);
      const { header, number } = file.record;
      const lines = [
        [...header, 'Reason', 'What to do'],
        ...file.rows.map((row) => lineOf(row, header.length)),
      ];
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${number}-set-aside.csv"`)
        .send(Readable.from(lines.map(safeCsvLine)));
    },
  );

  app.get(
    '/api/sites/:site/past-requests',
    {
      config: { needs: { permission: 'onboarding.read-past' } },
      schema: {
        tags,
        summary: 'What a site asked for before it came here',
        params: z.object({ site: z.string() }),
        querystring: pastRequestQuery,
        response: { 200: pastRequestList },
      },
    },
    (request) => request.read((tx) => listPastRequests(tx, request.site.id, request.query)),
  );
}

/** A short row is filled up, so that its reason stands under its heading. */
function lineOf({ fields, reasons }: FileRow, width: number): string[] {
  const filled = Array.from({ length: width }, (_, index) => fields[index] ?? '');
  return [
    ...filled,
    reasons.map(({ message }) => message).join(' '),
    reasons.map(({ mend }) => mend).join(' '),
  ];
}
