import { useFormats } from '#web/design/formats.ts';
import { ListPage } from '#web/design/frames/ListPage.tsx';
import { useSitePath } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { Facts } from '#web/design/parts/Facts.tsx';
import { StateTag } from '#web/design/parts/StateTag.tsx';
import { May, useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { ImportList, type ImportRecord } from '../contract.ts';
import { importWorkflow } from '../states.ts';
import { ImportFigures } from './record/ImportFigures.tsx';

const states = Object.entries(importWorkflow.states).map(([value, { label }]) => ({ value, label }));

/** Files on their way to a data version, and those that became one. */
export default function ImportsScreen() {
  const site = useSite();
  const sitePath = useSitePath();
  const formats = useFormats();
  const newImport = (tone: 'primary' | 'quiet') => (
    <May permission="incidents.import">
      <LinkButton to={sitePath('/incidents/imports/new')} tone={tone} icon="file_upload">
        Import a file
      </LinkButton>
    </May>
  );
  return (
    <ListPage<ImportRecord>
      title="Imports"
      lead="Each accepted file is a data version that never changes."
      noun={['import', 'imports']}
      path={`/api/sites/${site.slug}/incidents/imports`}
      schema={ImportList}
      live={['incidents.*']}
      rowKey={(row) => row.id}
      rowTitle={(row) => row.number}
      to={(row) => sitePath(`/incidents/imports/${row.id}`)}
      views={[
        { label: 'All', filters: {} },
        { label: 'Waiting for me', filters: { state: ['checked'] } },
        { label: 'Under way', filters: { state: ['received', 'reading'] } },
        { label: 'Current', filters: { state: ['accepted'] } },
      ]}
      filters={[{ key: 'state', label: 'State', kind: 'many', options: states }]}
      columns={[
        { key: 'number', label: 'Number', value: (row) => row.number, narrow: true },
        {
          key: 'state',
          label: 'State',
          value: (row) => row.state,
          render: (row) => <StateTag workflow={importWorkflow} state={row.state} />,
          narrow: true,
        },
        { key: 'file', label: 'File', value: (row) => row.fileName },
        { key: 'source', label: 'Source', value: (row) => row.source.name },
        {
          key: 'read',
          label: 'Rows read',
          value: (row) => row.rowsRead,
          render: countOf('rowsRead'),
          align: 'end',
        },
        {
          key: 'setAside',
          label: 'Set aside',
          value: (row) => row.rowsSetAside,
          render: countOf('rowsSetAside'),
          align: 'end',
        },
        { key: 'snapshot', label: 'Data to', value: (row) => formats.date(row.snapshotDate) },
        { key: 'by', label: 'By', value: (row) => row.startedBy },
        { key: 'at', label: 'Brought in', value: (row) => formats.dateTime(row.createdAt), hidden: true },
      ]}
      panel={(row) => <Summary row={row} />}
      actions={newImport('primary')}
      nothingYet={
        <NothingYet title="No imports yet" action={newImport('primary')}>
          Bring in a CSV file or an Excel workbook with one row for each victim. It is checked first; nothing
          counts before you accept it.
        </NothingYet>
      }
    />
  );

  function countOf(key: 'rowsRead' | 'rowsSetAside') {
    return (row: ImportRecord) => formats.number(row[key]);
  }
}

function Summary({ row }: { row: ImportRecord }) {
  const formats = useFormats();
  return (
    <div className="stack">
      <StateTag workflow={importWorkflow} state={row.state} />
      <ImportFigures record={row} />
      <Facts
        items={[
          { label: 'File', value: `${row.fileName} (${formats.bytes(row.fileBytes)})` },
          { label: 'Source', value: row.source.name },
          { label: 'Data to', value: formats.date(row.snapshotDate) },
          {
            label: 'Brought in',
            value: `${formats.dateTime(row.createdAt)} by ${row.startedBy ?? 'the system'}`,
          },
        ]}
      />
    </div>
  );
}
