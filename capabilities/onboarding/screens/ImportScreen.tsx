import { useFormats } from '#web/design/formats.ts';
import { Page } from '#web/design/frames/Page.tsx';
import { useRouteParams } from '#web/design/navigation.tsx';
import { Facts } from '#web/design/parts/Facts.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { StatusStrip } from '#web/design/parts/StatusStrip.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { ImportRecord, kinds } from '../contract.ts';
import { importWorkflow } from '../states.ts';
import { CheckSection } from './CheckSection.tsx';
import { DecideSection } from './DecideSection.tsx';
import { InviteSection } from './InviteSection.tsx';
import { RowsSection } from './RowsSection.tsx';

/** One file on its way: its columns, what the check found, the rows set aside, and the decision. */
export default function ImportScreen() {
  const { importId } = useRouteParams<'importId'>();
  const query = useApiQuery(`/api/program-imports/${importId}`, ImportRecord, { live: ['onboarding.*'] });
  const title = query.data ? `${kinds[query.data.kind].label} from ${query.data.fileName}` : 'Program import';
  return (
    <Page
      title={title}
      over={query.data?.number}
      crumbs={[{ label: 'Program imports', to: '/administration/imports' }]}
      wide
    >
      <QueryStates query={query} what="the import">
        {(record) => <Steps record={record} />}
      </QueryStates>
    </Page>
  );
}

function Steps({ record }: { record: ImportRecord }) {
  const isOpen = record.state === 'received' || record.state === 'checked';
  return (
    <div className="stack">
      <StatusStrip workflow={importWorkflow} state={record.state} since={record.stateSince} />
      {isOpen && <CheckSection key={record.id} record={record} />}
      {record.counts && record.state !== 'discarded' && <RowsSection record={record} />}
      {isOpen && <DecideSection record={record} />}
      {record.kind === 'people' && record.state === 'applied' && <InviteSection record={record} />}
      <AboutFile record={record} />
    </div>
  );
}

function AboutFile({ record }: { record: ImportRecord }) {
  const formats = useFormats();
  return (
    <Section title="The file">
      <Facts
        items={[
          { label: 'Name', value: record.fileName },
          { label: 'Size', value: formats.bytes(record.bytes) },
          {
            label: 'Uploaded',
            value: `${formats.dateTime(record.createdAt)} by ${record.startedBy ?? 'someone'}`,
          },
          { label: 'Checked', value: record.checkedAt && formats.dateTime(record.checkedAt) },
          { label: 'SHA-256', value: <code>{record.sha256.slice(0, 16)}…</code> },
        ]}
      />
    </Section>
  );
}
