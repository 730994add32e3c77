import { useFormats } from '#web/design/formats.ts';
import { ListPage } from '#web/design/frames/ListPage.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { StateTag } from '#web/design/parts/StateTag.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { type ImportSummary, importKinds, importList, kinds } from '../contract.ts';
import { importWorkflow } from '../states.ts';

/** Files of what the program kept before, with what came of each. */
export default function ImportsScreen() {
  const formats = useFormats();
  const bring = (
    <LinkButton to="/administration/imports/new" tone="primary" icon="file_upload">
      Bring in a file
    </LinkButton>
  );
  return (
    <ListPage<ImportSummary>
      title="Program imports"
      lead="Sites, people, requests and plans that the program kept before. Nothing of a file counts until it is applied."
      noun={['import', 'imports']}
      path="/api/program-imports"
      schema={importList}
      live={['onboarding.*']}
      rowKey={(row) => row.id}
      rowTitle={(row) => row.number}
      to={(row) => `/administration/imports/${row.id}`}
      filters={[
        {
          key: 'kind',
          label: 'Kind',
          kind: 'many',
          options: importKinds.map((kind) => ({ value: kind, label: kinds[kind].label })),
        },
      ]}
      columns={[
        { key: 'number', label: 'Number', value: (row) => row.number, narrow: true },
        {
          key: 'state',
          label: 'State',
          value: (row) => row.state,
          render: (row) => <StateTag workflow={importWorkflow} state={row.state} />,
          narrow: true,
        },
        { key: 'kind', label: 'Kind', value: (row) => kinds[row.kind].label },
        { key: 'file', label: 'File', value: (row) => row.fileName },
        { key: 'read', label: 'Rows', value: (row) => row.counts?.read, align: 'end' },
        { key: 'aside', label: 'Set aside', value: (row) => row.counts?.setAside, align: 'end' },
        { key: 'by', label: 'By', value: (row) => row.startedBy },
        {
          key: 'at',
          label: 'Uploaded',
          value: (row) => row.createdAt,
          render: (row) => formats.dateTime(row.createdAt),
        },
      ]}
      actions={bring}
      nothingYet={
        <NothingYet title="No file was brought in yet" action={bring}>
          Begin with the sites, then the people, then their requests and plans: a row that names what is not
          there yet is set aside.
        </NothingYet>
      }
    />
  );
}
