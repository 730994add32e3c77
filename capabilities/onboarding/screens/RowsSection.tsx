import { useFormats } from '#web/design/formats.ts';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { KeyFigures } from '#web/design/parts/KeyFigures.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { Tabs } from '#web/design/parts/Tabs.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { type FileRow, type ImportRecord, rowList, type Verdict } from '../contract.ts';

const ROWS_SHOWN = 200;

/** What would become of each row, or became of it; those set aside with every reason and its mend. */
export function RowsSection({ record }: { record: ImportRecord }) {
  const formats = useFormats();
  const { read, changed, unchanged, setAside, new: fresh } = record.counts!;
  const isApplied = record.state === 'applied';
  return (
    <Section
      title={isApplied ? 'What came in' : 'What would come in'}
      lead={`Of ${formats.count(read, 'row')}.`}
      actions={
        setAside > 0 ? (
          <a
            className="usa-button usa-button--outline button"
            href={`/api/program-imports/${record.id}/set-aside.csv`}
            download
          >
            Download the rows set aside
          </a>
        ) : undefined
      }
    >
      <div className="stack">
        <KeyFigures
          items={[
            { label: 'New', value: formats.number(fresh) },
            { label: 'Changed', value: formats.number(changed) },
            { label: 'Unchanged', value: formats.number(unchanged) },
            {
              label: 'Set aside',
              value: formats.number(setAside),
              tone: setAside > 0 ? 'warning' : undefined,
            },
          ]}
        />
        {setAside > 0 && (
          <Notice tone="info">
            Download these rows, mend them in a spreadsheet and bring that file in: it has the same columns.
          </Notice>
        )}
        <Tabs
          label="Rows"
          items={[
            tab(record, 'set aside', 'Set aside', setAside),
            tab(record, 'new', 'New', fresh),
            tab(record, 'changed', 'Changed', changed),
            tab(record, 'unchanged', 'Unchanged', unchanged),
          ]}
        />
      </div>
    </Section>
  );
}

function tab(record: ImportRecord, verdict: Verdict, label: string, count: number) {
  return { key: verdict, label, count, content: <Rows record={record} verdict={verdict} /> };
}

function Rows({ record, verdict }: { record: ImportRecord; verdict: Verdict }) {
  const formats = useFormats();
  const query = useApiQuery(`/api/program-imports/${record.id}/rows`, rowList, {
    query: { verdict, limit: ROWS_SHOWN },
  });
  return (
    <QueryStates
      query={query}
      what="the rows"
      isEmpty={({ items }) => items.length === 0}
      nothingYet={
        <NothingYet title={verdict === 'set aside' ? 'No row is set aside' : `No row is ${verdict}`} />
      }
    >
      {({ items, next }) => (
        <div className="stack">
          {next !== null && (
            <Notice tone="info">
              The first {formats.number(items.length)} rows are shown.
              {verdict === 'set aside' && ' The download has them all.'}
            </Notice>
          )}
          <DataTable
            caption={`Rows: ${verdict}`}
            rows={items}
            rowKey={(row) => String(row.row)}
            rowTitle={(row) => `Row ${row.row}`}
            columns={verdict === 'set aside' ? reasonColumns : keyColumns}
          />
        </div>
      )}
    </QueryStates>
  );
}

const rowColumn = {
  key: 'row',
  label: 'Row',
  value: (row: FileRow) => row.row,
  align: 'end',
  narrow: true,
} as const;
const fieldsColumn = {
  key: 'fields',
  label: 'As it stands in the file',
  value: (row: FileRow) => row.fields.filter(Boolean).join(' · '),
};

const reasonColumns = [
  rowColumn,
  {
    key: 'why',
    label: 'Why, and what to do',
    value: (row: FileRow) => row.reasons.map(({ message, mend }) => `${message} ${mend}`).join(' '),
    render: (row: FileRow) => (
      <ul>
        {row.reasons.map(({ field, message, mend }) => (
          <li key={`${field} ${message}`}>
            <strong>{message}</strong> {mend}
          </li>
        ))}
      </ul>
    ),
  },
  fieldsColumn,
];

const keyColumns = [
  rowColumn,
  { key: 'key', label: 'Known by', value: (row: FileRow) => row.key ?? '' },
  fieldsColumn,
];
