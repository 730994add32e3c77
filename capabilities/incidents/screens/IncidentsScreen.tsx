import { useFormats } from '#web/design/formats.ts';
import { ListPage } from '#web/design/frames/ListPage.tsx';
import { Page } from '#web/design/frames/Page.tsx';
import { useSearchValues, useSitePath } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { Tag } from '#web/design/parts/StateTag.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { May, useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { type DataVersion, EventList, type IncidentEvent, VersionList } from '../contract.ts';
import { IncidentPanel } from './IncidentPanel.tsx';
import { layerLabels, wallClockText } from './words.ts';

/** The incidents of the current data, one source at a time. */
export default function IncidentsScreen() {
  const site = useSite();
  const query = useApiQuery(`/api/sites/${site.slug}/incidents/versions`, VersionList, {
    live: ['incidents.*'],
  });
  return (
    <QueryStates
      query={query}
      what="the site’s data"
      isEmpty={({ items }) => items.length === 0}
      nothingYet={<NoData />}
    >
      {({ items }) => <Incidents versions={items} />}
    </QueryStates>
  );
}

function NoData() {
  const sitePath = useSitePath();
  return (
    <Page title="Incidents">
      <NothingYet
        title="No incidents yet"
        action={
          <May permission="incidents.import">
            <LinkButton to={sitePath('/incidents/imports/new')} tone="primary">
              Import a file
            </LinkButton>
          </May>
        }
      >
        Incidents come in as files. A crime analyst imports a file, looks at what was set aside, and accepts
        it.
      </NothingYet>
    </Page>
  );
}

function Incidents({ versions }: { versions: readonly DataVersion[] }) {
  const site = useSite();
  const sitePath = useSitePath();
  const [search] = useSearchValues();
  const version = versions.find(({ source }) => source.id === search.get('source')) ?? versions[0]!;
  return (
    <ListPage<IncidentEvent>
      title="Incidents"
      lead="One line is one shooting, however many people it hit."
      noun={['incident', 'incidents']}
      path={`/api/sites/${site.slug}/incidents`}
      schema={EventList}
      live={['incidents.import-accepted', 'incidents.source-changed']}
      rowKey={(row) => row.id}
      rowTitle={(row) => row.block ?? wallClockText(row.occurredLocal)}
      views={[
        { label: 'All', filters: {} },
        { label: 'Fatal', filters: { outcome: ['fatal'] } },
        { label: 'Several victims', filters: { victims: ['several'] } },
        { label: 'Without a place', filters: { place: ['missing'] } },
      ]}
      filters={filtersOf(versions)}
      columns={columns}
      panel={(row) => <IncidentPanel eventId={row.id} flags={row.flags} />}
      nothingYet={<NothingYet title="The current data hold no incident">Import a file with rows.</NothingYet>}
      actions={
        <May permission="incidents.import">
          <LinkButton to={sitePath('/incidents/imports/new')} icon="file_upload">
            Import a file
          </LinkButton>
        </May>
      }
    >
      <DataDate version={version} />
    </ListPage>
  );
}

function DataDate({ version }: { version: DataVersion }) {
  const formats = useFormats();
  return (
    <Notice tone="info">
      {layerLabels[version.source.layer]}: {version.source.name}, version {version.version}, data to{' '}
      {formats.date(version.snapshotDate)}. {formats.number(version.rowsLive)} victims in{' '}
      {formats.number(version.events)} incidents. Recent weeks are not complete yet.
    </Notice>
  );
}

function filtersOf(versions: readonly DataVersion[]) {
  const sources = versions.map(({ source }) => ({
    value: source.id,
    label: `${source.name} (${layerLabels[source.layer].toLowerCase()})`,
  }));
  return [
    ...(sources.length > 1
      ? [{ key: 'source', label: 'Source', kind: 'choice' as const, options: sources }]
      : []),
    { key: 'from', label: 'From', kind: 'date' as const },
    { key: 'to', label: 'To', kind: 'date' as const },
    {
      key: 'outcome',
      label: 'Outcome',
      kind: 'choice' as const,
      options: [
        { value: 'fatal', label: 'Somebody died' },
        { value: 'nonfatal', label: 'Nobody died' },
      ],
    },
    {
      key: 'victims',
      label: 'Victims',
      kind: 'choice' as const,
      options: [{ value: 'several', label: 'More than one' }],
    },
    {
      key: 'place',
      label: 'Place',
      kind: 'choice' as const,
      options: [{ value: 'missing', label: 'Not known' }],
    },
    { key: 'q', label: 'Block or report number', kind: 'text' as const },
  ];
}

const columns = [
  {
    key: 'occurred',
    label: 'When (local)',
    value: (row: IncidentEvent) => row.occurredLocal,
    render: (row: IncidentEvent) => wallClockText(row.occurredLocal),
  },
  { key: 'block', label: 'Block', value: (row: IncidentEvent) => row.block ?? 'Not given' },
  { key: 'district', label: 'District', value: (row: IncidentEvent) => row.district, narrow: true },
  {
    key: 'victims',
    label: 'Victims',
    value: (row: IncidentEvent) => row.victims,
    align: 'end' as const,
    narrow: true,
  },
  {
    key: 'fatal',
    label: 'Killed',
    value: (row: IncidentEvent) => row.fatal,
    align: 'end' as const,
    narrow: true,
  },
  {
    key: 'flags',
    label: 'Marks',
    value: (row: IncidentEvent) => row.flags.map(({ reason }) => reason).join('; '),
    render: (row: IncidentEvent) => <Marks row={row} />,
  },
  {
    key: 'reports',
    label: 'Report numbers',
    value: (row: IncidentEvent) => row.reportNumbers.join(', '),
    hidden: true,
  },
];

function Marks({ row }: { row: IncidentEvent }) {
  const isExcluded = row.flags.some(({ effect }) => effect === 'exclude');
  const isFlagged = row.flags.some(({ effect }) => effect === 'flag');
  if (row.longitude !== null && row.flags.length === 0) return null;
  return (
    <span className="row">
      {row.longitude === null && <Tag tone="neutral">No place</Tag>}
      {isExcluded && <Tag tone="warning">Left out of analyses</Tag>}
      {isFlagged && <Tag tone="info">Flagged</Tag>}
    </span>
  );
}
