import { Readable } from 'node:stream';
import { z } from 'zod';
import { recordRead } from '#platform/database/record-read.ts';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { answerOf, pageQuery } from '#platform/http/contract.ts';
import { correctRowIn } from '../commands/correct-row.ts';
import { importCorrectionsIn } from '../commands/import-corrections.ts';
import { Made, SetAsideList } from '../contract.ts';
import { failWith } from '../errors.ts';
import { readImportRecord } from '../queries/import-record.ts';
import { eachSetAsideRow, readSetAsideRows } from '../queries/set-aside-rows.ts';
import { safeCsvLine } from '../reading/safe-csv.ts';

const tags = ['incidents'];
const importParams = z.object({ site: z.string(), import: z.uuid() });

export function addSetAsideRoutes(app: App, services: Services): void {
  app.get(
    '/api/sites/:site/incidents/imports/:import/set-aside',
    {
      config: { needs: { permission: 'incidents.read' } },
      schema: {
        summary: 'Rows of a file that were not taken, with every reason',
        tags,
        params: importParams,
        querystring: pageQuery,
        response: { 200: SetAsideList },
      },
    },
    async (request, reply) => {
      const { import: importId } = request.params;
      const rows = await request.read(async (tx) => {
        const record = await readImportRecord(tx, request.site.id, importId);
        return record && (await readSetAsideRows(tx, request.site.id, importId, request.query));
      });
      return rows ?? reply.problem(failWith('incidents.import-missing', {}).failure);
    },
  );

  app.get(
    '/api/sites/:site/incidents/imports/:import/set-aside.csv',
    {
      config: { needs: { permission: 'incidents.read' } },
      schema: {
        summary: 'The rows that were not taken as CSV, to be mended and imported again',
        tags,
        params: importParams,
        response: { 200: answerOf('text/csv', 'The rows with their reasons, as a file to save.') },
      },
    },
    async (request, reply) => {
      const { import: importId } = request.params;
      const record = await request.read((tx) => readImportRecord(tx, request.site.id, importId));
      if (!record?.header) return reply.problem(failWith('incidents.import-missing', {}).failure);
      const lines = await request.readRecorded('download of rows set aside', async (tx) => {
        await recordRead(tx, { table: 'incidents.set_aside_row', id: importId, siteId: request.site.id });
        const all = [safeCsvLine([...record.header!, 'reason', 'mend'])];
        for await (const rows of eachSetAsideRow(tx, request.site.id, importId)) {
          for (const row of rows) all.push(safeCsvLine(lineOf(row, record.header!.length)));
        }
        return all;
      });
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${record.number}-set-aside.csv"`)
        .send(Readable.from(lines));
    },
  );

  app.put(
    '/api/sites/:site/incidents/imports/:import/set-aside/:row',
    {
      config: { needs: { permission: 'incidents.import' } },
      schema: {
        summary: 'Mend one row; refused with the reasons while it still can’t be taken',
        tags,
        params: importParams.extend({ row: z.coerce.number().int().positive() }),
        body: z.object({ fields: z.array(z.string().max(32_768)).max(1000) }),
        response: { 200: Made },
      },
    },
    async (request, reply) => {
      const { import: importId, row: fileRow } = request.params;
      const correction = { importId, fileRow, fields: request.body.fields };
      const outcome = await request.write((tx) => correctRowIn(tx, request.site.id, correction));
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );

  app.post(
    '/api/sites/:site/incidents/imports/:import/corrections',
    {
      config: { needs: { permission: 'incidents.import' } },
      schema: {
        summary: 'Bring the mended rows back as an import of their own',
        tags,
        params: importParams,
        response: { 201: Made.extend({ number: z.string() }) },
      },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) =>
        importCorrectionsIn(tx, services, request.site.id, request.params.import),
      );
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
}

type LineRow = { fields: string[]; reasons: { message: string; mend: string }[] };

/** A short row is filled up, so that its reason stands under the heading "reason". */
function lineOf({ fields, reasons }: LineRow, width: number): string[] {
  const filled = Array.from({ length: Math.max(width, fields.length) }, (_, index) => fields[index] ?? '');
  return [
    ...filled,
    reasons.map((reason) => reason.message).join(' '),
    reasons.map((reason) => reason.mend).join(' '),
  ];
}
