import { z } from 'zod';
import { useFormats } from '../formats.ts';
import { ListPage } from '../frames/ListPage.tsx';
import { useSitePath } from '../navigation.tsx';
import { LinkButton } from '../parts/Button.tsx';
import type { Column } from '../parts/columns.ts';
import { Facts } from '../parts/Facts.tsx';
import { StateTag } from '../parts/StateTag.tsx';
import { useSite } from '../session.tsx';
import { NothingYet } from '../states/NothingYet.tsx';
import { sampleWorkflow } from './sample-workflow.ts';
import type { SampleImport } from './samples.ts';

const importSchema = z.object({
  id: z.string(),
  number: z.string(),
  file: z.string(),
  state: z.string(),
  rows: z.number(),
  rejected: z.number(),
  by: z.string(),
  at: z.string(),
});
const listSchema = z.object({ items: z.array(importSchema), next: z.string().nullable() });

export default function ListScreen() {
  const site = useSite();
  const sitePath = useSitePath();
  const formats = useFormats();
  return (
    <ListPage
      title="Imports"
      noun={['import', 'imports']}
      lead="Each import is a version of the site’s data that never changes."
      path={`/api/sites/${site.slug}/imports`}
      schema={listSchema}
      rowKey={(row) => row.id}
      rowTitle={(row) => row.number}
      to={() => sitePath('/record')}
      views={[
        { label: 'All', filters: {} },
        { label: 'Waiting', filters: { state: ['checked'] } },
        { label: 'Accepted', filters: { state: ['accepted'] } },
      ]}
      filters={[
        { key: 'q', label: 'Search files', kind: 'text' },
        { key: 'state', label: 'State', kind: 'many', options: stateOptions },
        { key: 'from', label: 'From', kind: 'date' },
      ]}
      columns={columnsWith(formats.dateTime)}
      panel={(row) => <Panel row={row} at={formats.dateTime(row.at)} />}
      bulk={[
        {
          label: 'Withdraw',
          run: async () => {},
          permission: 'imports.withdraw',
          danger: true,
          confirm: 'Their rows leave every analysis.',
        },
      ]}
      nothingYet={
        <NothingYet title="No imports yet">An import brings a file’s rows into the site’s data.</NothingYet>
      }
      actions={
        <LinkButton to={sitePath('/form')} tone="primary" icon="add">
          Import a file
        </LinkButton>
      }
    />
  );
}

const stateOptions = Object.entries(sampleWorkflow.states).map(([value, state]) => ({
  value,
  label: state.label,
}));

function columnsWith(dateTime: (moment: string) => string): Column<SampleImport>[] {
  return [
    { key: 'number', label: 'Number', value: (row) => row.number, sortable: true, narrow: true },
    { key: 'file', label: 'File', value: (row) => row.file, sortable: true },
    {
      key: 'state',
      label: 'State',
      value: (row) => row.state,
      render: (row) => <StateTag workflow={sampleWorkflow} state={row.state} />,
    },
    { key: 'rows', label: 'Rows', value: (row) => row.rows, align: 'end', sortable: true },
    { key: 'rejected', label: 'Set aside', value: (row) => row.rejected, align: 'end' },
    {
      key: 'at',
      label: 'Imported',
      value: (row) => row.at,
      render: (row) => dateTime(row.at),
      narrow: true,
      sortable: true,
    },
    { key: 'by', label: 'By', value: (row) => row.by, hidden: true },
  ];
}

function Panel({ row, at }: { row: SampleImport; at: string }) {
  return (
    <>
      <StateTag workflow={sampleWorkflow} state={row.state} />
      <Facts
        items={[
          { label: 'File', value: row.file },
          { label: 'Rows', value: row.rows },
          { label: 'Set aside', value: row.rejected },
          { label: 'By', value: row.by },
          { label: 'Imported', value: at },
        ]}
      />
    </>
  );
}
