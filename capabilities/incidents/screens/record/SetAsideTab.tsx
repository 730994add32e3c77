import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { AppLink, useGo, useSitePath } from '#web/design/navigation.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { Tag } from '#web/design/parts/StateTag.tsx';
import { useApiMutation, useApiQuery } from '#web/design/queries.ts';
import { useMay, useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { type ImportRecord, Made, SetAsideList, type SetAsideRow } from '../../contract.ts';
import { reasonLabels } from '../words.ts';
import { MendRowDialog } from './MendRowDialog.tsx';

/** Rows that could not be taken: why, and the ways to bring them back. */
export function SetAsideTab({ record }: { record: ImportRecord }) {
  const site = useSite();
  const path = `/api/sites/${site.slug}/incidents/imports/${record.id}/set-aside`;
  const query = useApiQuery(path, SetAsideList, { query: { limit: 200 }, live: ['incidents.*'] });
  return (
    <QueryStates
      query={query}
      what="the rows set aside"
      isEmpty={({ items }) => items.length === 0}
      nothingYet={
        <NothingYet title="No row was set aside">
          {record.rowsRead === null ? 'The file has not been read.' : 'Every row of the file could be taken.'}
        </NothingYet>
      }
    >
      {({ items, next }) => <Rows record={record} rows={items} isCut={next !== null} />}
    </QueryStates>
  );
}

function Rows({
  record,
  rows,
  isCut,
}: {
  record: ImportRecord;
  rows: readonly SetAsideRow[];
  isCut: boolean;
}) {
  const site = useSite();
  const may = useMay();
  const [mending, setMending] = useState<SetAsideRow | null>(null);
  const formats = useFormats();
  const mayMend = may('incidents.import', site.id) && record.header !== null;
  return (
    <div className="stack">
      <WaysBack record={record} rows={rows} />
      {isCut && (
        <Notice tone="info">
          The first {formats.number(rows.length)} of {formats.number(record.rowsSetAside)} rows are shown; the
          download has them all.
        </Notice>
      )}
      <DataTable
        caption="Rows set aside"
        rows={rows}
        rowKey={(row) => String(row.fileRow)}
        rowTitle={(row) => `Row ${row.fileRow}`}
        columns={[
          { key: 'row', label: 'Row', value: (row) => row.fileRow, align: 'end', narrow: true },
          { key: 'reason', label: 'Reason', value: reasonsOf },
          { key: 'mend', label: 'What to do', value: (row) => row.reasons.map(({ mend }) => mend).join(' ') },
          {
            key: 'standing',
            label: 'Standing',
            value: (row) => row.correction?.number ?? (row.corrected ? 'Mended' : 'Open'),
            render: (row) => <RowStanding row={row} />,
            narrow: true,
          },
          {
            key: 'action',
            label: 'Action',
            value: () => '',
            render: (row) =>
              mayMend && !row.correction ? (
                <Button small aria-label={`Mend row ${row.fileRow}`} onClick={() => setMending(row)}>
                  Mend
                </Button>
              ) : null,
            narrow: true,
          },
        ]}
      />
      {mending && <MendRowDialog record={record} row={mending} onClose={() => setMending(null)} />}
    </div>
  );
}

function reasonsOf(row: SetAsideRow): string {
  return row.reasons.map(({ code, message }) => `${reasonLabels[code] ?? 'Fault'}. ${message}`).join(' ');
}

function RowStanding({ row }: { row: SetAsideRow }) {
  const sitePath = useSitePath();
  if (row.correction) {
    return (
      <AppLink to={sitePath(`/incidents/imports/${row.correction.id}`)}>In {row.correction.number}</AppLink>
    );
  }
  return row.corrected ? <Tag tone="success">Mended</Tag> : <Tag tone="warning">Open</Tag>;
}

function WaysBack({ record, rows }: { record: ImportRecord; rows: readonly SetAsideRow[] }) {
  const site = useSite();
  const may = useMay();
  const go = useGo();
  const sitePath = useSitePath();
  const formats = useFormats();
  const path = `/api/sites/${site.slug}/incidents/imports`;
  const bringBack = useApiMutation(() => api.post(`${path}/${record.id}/corrections`, undefined, Made), {
    refresh: [path],
    onSuccess: ({ id }) => go(sitePath(`/incidents/imports/${id}`)),
  });
  const mended = rows.filter((row) => row.corrected && !row.correction).length;
  const isAccepted = record.versionId !== null;
  return (
    <div className="row">
      <a
        className="usa-button usa-button--outline button"
        href={`${path}/${record.id}/set-aside.csv`}
        download
      >
        Download to mend
      </a>
      {may('incidents.import', site.id) && isAccepted && (
        <>
          <Button onClick={() => go(sitePath(`/incidents/imports/new?corrects=${record.id}`))}>
            Upload the mended file
          </Button>
          {mended > 0 && (
            <Button tone="primary" busy={bringBack.isPending} onClick={() => bringBack.mutate(undefined)}>
              Bring back {formats.count(mended, 'mended row')}
            </Button>
          )}
        </>
      )}
      {!isAccepted && record.state === 'checked' && (
        <p className="quiet">Mend rows now; bring them back once the import is accepted.</p>
      )}
    </div>
  );
}
