import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { RecordPage } from '#web/design/frames/RecordPage.tsx';
import { AppLink, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { ProgressPanel } from '#web/design/parts/ProgressPanel.tsx';
import { Timeline, type TimelineEntry } from '#web/design/parts/Timeline.tsx';
import { useApiMutation, useApiQuery } from '#web/design/queries.ts';
import { useMay, useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { ImportDetail } from '../contract.ts';
import { importWorkflow } from '../states.ts';
import { ChangesTab } from './record/ChangesTab.tsx';
import { ImportFigures } from './record/ImportFigures.tsx';
import { QualityTables } from './record/QualityTables.tsx';
import { SetAsideTab } from './record/SetAsideTab.tsx';

/** One file: how far it is, what was taken and what was not, and the decision. */
export default function ImportScreen() {
  const site = useSite();
  const { importId } = useRouteParams<'importId'>();
  const query = useApiQuery(`/api/sites/${site.slug}/incidents/imports/${importId}`, ImportDetail, {
    live: ['incidents.*'],
  });
  return (
    <QueryStates query={query} what="the import">
      {(record) => <ImportRecordPage record={record} />}
    </QueryStates>
  );
}

function ImportRecordPage({ record }: { record: ImportDetail }) {
  const site = useSite();
  const sitePath = useSitePath();
  const path = `/api/sites/${site.slug}/incidents`;
  const changes = (record.rowsChanged ?? 0) + (record.rowsWithdrawn ?? 0);
  return (
    <RecordPage
      number={record.number}
      kind="Import"
      title={record.title}
      crumbs={[{ label: 'Imports', to: sitePath('/incidents/imports') }]}
      workflow={importWorkflow}
      state={record.state}
      since={record.stateSince}
      siteId={site.id}
      iMade={record.iMade}
      onMove={(move, reason) =>
        api.post(`${path}/imports/${record.id}/moves`, { move, ...(reason ? { reason } : {}) }, ImportDetail)
      }
      refresh={[path]}
      facts={useFacts(record)}
      tabs={[
        {
          key: 'set-aside',
          label: 'Rows set aside',
          count: record.rowsSetAside ?? 0,
          content: <SetAsideTab record={record} />,
        },
        { key: 'changes', label: 'Changes', count: changes, content: <ChangesTab record={record} /> },
        ...(record.quality
          ? [{ key: 'quality', label: 'Quality', content: <QualityTables quality={record.quality} /> }]
          : []),
      ]}
      timeline={<Timeline entries={record.timeline.map(entryOf)} />}
    >
      <Standing record={record} />
      <ImportFigures record={record} />
    </RecordPage>
  );
}

/** What the state means, and what to do now. */
function Standing({ record }: { record: ImportDetail }) {
  const site = useSite();
  const may = useMay();
  const path = `/api/sites/${site.slug}/incidents/imports`;
  const cancel = useApiMutation(
    () => api.post(`${path}/${record.id}/moves`, { move: 'cancel' }, ImportDetail),
    {
      refresh: [path],
      done: 'Reading cancelled. Nothing of the file is kept.',
    },
  );
  const { state, problem, progress } = record;
  if (state === 'received' || state === 'reading') {
    return (
      <ProgressPanel
        label={`Reading ${record.fileName}`}
        unit="rows"
        done={progress?.rowsRead ?? 0}
        total={rowsExpected(progress)}
        startedAt={progress?.startedAt ?? record.stateSince}
        state={state === 'reading' ? 'running' : 'waiting'}
        note="You can leave this page; the reading goes on. Nothing counts before the file is accepted."
        {...(may('incidents.import', site.id) ? { onCancel: () => cancel.mutate(undefined) } : {})}
      />
    );
  }
  if (state === 'failed' && problem) {
    return (
      <Notice tone="error" title="The file could not be read">
        {problem.message} {problem.mend}
      </Notice>
    );
  }
  if (state === 'unchanged') {
    return (
      <Notice tone="success" title="Nothing has changed">
        The file is the same as that of version {record.baseVersion}: every row is already there. Nothing was
        written.
      </Notice>
    );
  }
  if (state === 'checked') {
    return (
      <Notice tone="warning" title="Checked, and waiting to be accepted">
        Look at the rows that were set aside and at what changes. Accepting makes the file version{' '}
        {record.version} of {record.source.name}; discarding leaves nothing behind.
      </Notice>
    );
  }
  return null;
}

/** The whole is known in bytes; how many rows they make is told from those read so far. */
function rowsExpected(progress: ImportDetail['progress']): number | null {
  if (!progress || progress.bytesRead === 0) return null;
  return Math.round((progress.rowsRead / progress.bytesRead) * progress.bytesTotal);
}

function useFacts(record: ImportDetail) {
  const formats = useFormats();
  const sitePath = useSitePath();
  return [
    { label: 'File', value: `${record.fileName} (${formats.bytes(record.fileBytes)})` },
    { label: 'SHA-256', value: <code className="break">{record.fileSha256}</code> },
    { label: 'Data to', value: formats.date(record.snapshotDate) },
    {
      label: 'Compared with',
      value: record.baseVersion === 0 ? 'Nothing: the first file' : `Version ${record.baseVersion}`,
    },
    ...(record.corrects
      ? [
          {
            label: 'Corrects',
            value: (
              <AppLink to={sitePath(`/incidents/imports/${record.corrects.id}`)}>
                {record.corrects.number}
              </AppLink>
            ),
          },
        ]
      : []),
    ...(record.readingSeconds
      ? [{ label: 'Read in', value: formats.lasting(record.readingSeconds * 1000) }]
      : []),
  ];
}

function entryOf({ id, move, to, at, by, reason }: ImportDetail['timeline'][number]): TimelineEntry {
  const label = (importWorkflow.states as Record<string, { label: string }>)[to]?.label ?? to;
  return {
    id,
    at,
    who: by ?? 'The reader',
    kind: move === 'accept' || move === 'discard' ? 'decision' : 'event',
    text: move === 'create' ? 'File handed in' : label,
    ...(reason ? { detail: reason } : {}),
  };
}
