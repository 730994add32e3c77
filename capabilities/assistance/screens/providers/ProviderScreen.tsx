import { useState } from 'react';
import { useFormats } from '#web/design/formats.ts';
import { Page } from '#web/design/frames/Page.tsx';
import { useRouteParams } from '#web/design/navigation.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Dialog } from '#web/design/parts/Dialog.tsx';
import { KeyFigures } from '#web/design/parts/KeyFigures.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { levels, Provider } from '../../contract.ts';
import { ConflictsSection } from './ConflictsSection.tsx';
import { DescribeForm, ExpertiseForm } from './describe-forms.tsx';

/** One provider: what it knows and how one knows, what it carries, where it worked and where it may not. */
export default function ProviderScreen() {
  const { providerId } = useRouteParams<'providerId'>();
  const path = `/api/assistance-providers/${providerId}`;
  const query = useApiQuery(path, Provider, { live: ['assistance.provider-changed'] });
  return (
    <QueryStates query={query} what="the provider">
      {(provider) => <ProviderRecord provider={provider} path={path} />}
    </QueryStates>
  );
}

type Asked = 'describe' | 'expertise' | null;

function ProviderRecord({ provider, path }: { provider: Provider; path: string }) {
  const formats = useFormats();
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => setAsked(null);
  const { open, capacity, awayUntil } = provider;
  return (
    <Page
      title={provider.name}
      over={provider.agency}
      lead={provider.summary || 'Nobody has described this provider yet.'}
      crumbs={[{ label: 'Providers of assistance', to: '/providers' }]}
      actions={
        provider.mayDescribe && <Button onClick={() => setAsked('describe')}>Change the description</Button>
      }
      wide
    >
      <KeyFigures
        items={[
          {
            label: 'Carries now',
            value: `${open} of ${capacity}`,
            note: 'requests, counted from the requests themselves',
            ...(open >= capacity ? { tone: 'warning' as const } : {}),
          },
          {
            label: 'Takes new requests',
            value: awayUntil ? `From ${formats.date(awayUntil)}` : 'Now',
          },
        ]}
      />
      <Section
        title="Expertise"
        lead="By core area, with what it rests on."
        actions={
          provider.mayDescribe && <Button onClick={() => setAsked('expertise')}>Note expertise</Button>
        }
        plain
      >
        <ExpertiseTable provider={provider} />
      </Section>
      <Section title="Past work" lead="Requests that were delivered, by site and core area." plain>
        <PastWorkTable provider={provider} />
      </Section>
      <ConflictsSection provider={provider} path={path} />
      <Dialog open={asked === 'describe'} title="Change the description" onClose={close}>
        <DescribeForm provider={provider} path={path} onDone={close} />
      </Dialog>
      <Dialog open={asked === 'expertise'} title="Note expertise" onClose={close}>
        <ExpertiseForm path={path} onDone={close} />
      </Dialog>
    </Page>
  );
}

function ExpertiseTable({ provider }: { provider: Provider }) {
  const formats = useFormats();
  return (
    <DataTable
      caption="Expertise"
      rows={provider.expertise}
      rowKey={(row) => row.coreArea}
      columns={[
        { key: 'area', label: 'Core area', value: (row) => row.name },
        { key: 'level', label: 'Level', value: (row) => levels[row.level], narrow: true },
        { key: 'evidence', label: 'How one knows', value: (row) => row.evidence },
        { key: 'by', label: 'Noted by', value: (row) => row.notedBy },
        { key: 'at', label: 'On', value: (row) => formats.date(row.notedAt), narrow: true },
      ]}
      empty={
        <NothingYet title="No expertise noted yet">
          Without it the provider is matched behind all who have noted theirs.
        </NothingYet>
      }
    />
  );
}

function PastWorkTable({ provider }: { provider: Provider }) {
  const formats = useFormats();
  return (
    <DataTable
      caption="Past work"
      rows={provider.pastWork}
      rowKey={(row) => `${row.site} ${row.coreArea}`}
      columns={[
        { key: 'site', label: 'Site', value: (row) => row.site },
        { key: 'area', label: 'Core area', value: (row) => row.coreArea },
        { key: 'n', label: 'Requests', value: (row) => row.requests, align: 'end' },
        { key: 'latest', label: 'Latest', value: (row) => formats.date(row.latest), narrow: true },
      ]}
      empty={<NothingYet title="Nothing delivered yet">It shows once a request is delivered.</NothingYet>}
    />
  );
}
