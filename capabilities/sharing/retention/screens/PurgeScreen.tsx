import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { RecordPage } from '#web/design/frames/RecordPage.tsx';
import { useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { Timeline } from '#web/design/parts/Timeline.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Purge, periodWords } from '../contract.ts';
import { type PurgeState, purgeWorkflow } from '../states.ts';
import { CertificateView } from './CertificateView.tsx';

/** One purge: what was decided by whom, how far it has come, and its proof. */
export default function PurgeScreen() {
  const site = useSite();
  const { purgeId } = useRouteParams<'purgeId'>();
  const path = `/api/sites/${site.slug}/sharing/purges/${purgeId}`;
  const query = useApiQuery(path, Purge, { live: ['retention.*'] });
  return (
    <QueryStates query={query} what="the purge">
      {(purge) => <PurgeRecord purge={purge} path={path} />}
    </QueryStates>
  );
}

function PurgeRecord({ purge, path }: { purge: Purge; path: string }) {
  const site = useSite();
  const sitePath = useSitePath();
  const formats = useFormats();
  return (
    <RecordPage
      number={purge.number}
      kind="Purge"
      title={purge.title}
      crumbs={[{ label: 'Purges', to: sitePath('/sharing/retention/purges') }]}
      workflow={purgeWorkflow}
      state={purge.state}
      since={purge.stateSince}
      siteId={site.id}
      iMade={purge.iMade}
      onMove={(move, reason) => api.post(`${path}/moves`, { move, ...(reason ? { reason } : {}) }, Purge)}
      refresh={[`/api/sites/${site.slug}/sharing/purges`, '/api/my-work']}
      facts={[
        { label: 'Class', value: purge.label },
        { label: 'From before', value: formats.date(purge.cutoff) },
        { label: 'Kept', value: `${periodWords(purge.keepMonths)} (${purge.authority})` },
        { label: 'Expected', value: formats.count(purge.expected, 'record') },
        { label: 'Purged', value: formats.count(purge.purged, 'record') },
        { label: 'Held back', value: formats.count(purge.heldBack, 'record') },
        { label: 'Agency', value: purge.agency },
        { label: 'Proposed by', value: purge.proposedBy },
      ]}
      timeline={<Timeline entries={purge.timeline.map(entryOf)} />}
    >
      {purge.state === 'proposed' && (
        <Notice tone="warning" title="This can’t be undone">
          When a second person approves, the records go, batch by batch, except those under a legal hold.
        </Notice>
      )}
      <Section title="Why">
        <p>{purge.reason}</p>
      </Section>
      {purge.certificate && <CertificateView purge={purge} certificate={purge.certificate} path={path} />}
      {purge.batches.length > 0 && <Batches purge={purge} />}
    </RecordPage>
  );
}

function Batches({ purge }: { purge: Purge }) {
  const formats = useFormats();
  return (
    <Section title="Batches">
      <DataTable
        caption={`Batches of ${purge.number}`}
        rows={purge.batches}
        rowKey={(row) => String(row.ordinal)}
        columns={[
          { key: 'ordinal', label: 'Batch', value: (row) => row.ordinal, narrow: true },
          { key: 'at', label: 'When', value: (row) => formats.dateTime(row.at), narrow: true },
          { key: 'purged', label: 'Purged', value: (row) => row.purged, align: 'end' },
          { key: 'held', label: 'Held back', value: (row) => row.heldBack, align: 'end' },
          { key: 'hash', label: 'Hash', value: (row) => `${row.recordsHash.slice(0, 16)}…` },
        ]}
      />
    </Section>
  );
}

function entryOf({ id, move, to, at, by, reason }: Purge['timeline'][number]) {
  return {
    ...{ id, at, who: by },
    kind: move === 'create' || move === 'finish' ? ('event' as const) : ('decision' as const),
    text: move === 'approve' ? 'Approved' : (purgeWorkflow.states[to as PurgeState]?.label ?? to),
    ...(reason ? { detail: reason } : {}),
  };
}
