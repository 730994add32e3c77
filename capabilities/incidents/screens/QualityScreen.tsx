import { useFormats } from '#web/design/formats.ts';
import { SelectField } from '#web/design/forms/fields.tsx';
import { Page } from '#web/design/frames/Page.tsx';
import { AppLink, useSearchValues, useSitePath } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Facts } from '#web/design/parts/Facts.tsx';
import { KeyFigures } from '#web/design/parts/KeyFigures.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { May, useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import {
  type DataVersion,
  type FlagCount,
  type LateReporting,
  QualityReport,
  type Source,
  SourceList,
  type VersionFile,
} from '../contract.ts';
import { originFacts } from './origin-facts.tsx';
import { QualityTables } from './record/QualityTables.tsx';
import { VersionFiles } from './record/VersionFiles.tsx';
import { layerLabels } from './words.ts';

/** How far the current data of a source can be trusted. */
export default function QualityScreen() {
  const site = useSite();
  const sources = useApiQuery(`/api/sites/${site.slug}/incidents/sources`, SourceList, {
    live: ['incidents.*'],
  });
  return (
    <Page title="Data quality" lead="What to know about the data before drawing a conclusion from them." wide>
      <QueryStates
        query={sources}
        what="the sources"
        isEmpty={({ items }) => items.every(({ currentVersion }) => currentVersion === 0)}
        nothingYet={<NoData />}
      >
        {({ items }) => <OfSource sources={items.filter(({ currentVersion }) => currentVersion > 0)} />}
      </QueryStates>
    </Page>
  );
}

function NoData() {
  const sitePath = useSitePath();
  return (
    <NothingYet
      title="No data to judge yet"
      action={
        <May permission="incidents.import">
          <LinkButton to={sitePath('/incidents/imports/new')} tone="primary">
            Import a file
          </LinkButton>
        </May>
      }
    >
      Quality is told of an accepted data version.
    </NothingYet>
  );
}

function OfSource({ sources }: { sources: readonly Source[] }) {
  const site = useSite();
  const [search, setSearch] = useSearchValues();
  const source = sources.find(({ id }) => id === search.get('source')) ?? sources[0]!;
  const report = useApiQuery(`/api/sites/${site.slug}/incidents/quality`, QualityReport, {
    query: { source: source.id },
    live: ['incidents.*'],
  });
  const choose = (id: string) => setSearch(new URLSearchParams(id ? { source: id } : {}));
  return (
    <div className="stack">
      {sources.length > 1 && (
        <SelectField
          id="source"
          name="source"
          label="Source"
          value={source.id}
          onChange={choose}
          error={undefined}
          options={sources.map(({ id, name, layer }) => ({
            value: id,
            label: `${name} (${layerLabels[layer].toLowerCase()})`,
          }))}
        />
      )}
      <QueryStates query={report} what="the quality of the data">
        {(found) => <Report report={found} />}
      </QueryStates>
    </div>
  );
}

function Report({ report }: { report: QualityReport }) {
  const { version, previous, files, flags, lateReporting } = report;
  if (!version) return null;
  return (
    <div className="stack">
      <Figures version={version} files={files} />
      <Section title="Where the data come from">
        <Origin version={version} previous={previous} />
        <VersionFiles files={files} />
      </Section>
      <Flags flags={flags} victims={version.rowsLive} />
      <Late late={lateReporting} />
      <QualityTables quality={version.quality} />
    </div>
  );
}

type FiguresProps = { version: DataVersion; files: readonly VersionFile[] };

function Figures({ version: { quality, events }, files }: FiguresProps) {
  const formats = useFormats();
  const share = (rows: number) => (quality.victims > 0 ? formats.percent(rows / quality.victims) : '—');
  const stillSetAside = files.reduce((sum, file) => sum + file.rowsStillSetAside, 0);
  const atFirst = files.reduce((sum, file) => sum + file.rowsSetAside, 0);
  const future = quality.setAside['occurred-after-snapshot'] ?? 0;
  return (
    <KeyFigures
      items={[
        {
          label: 'Victims',
          value: formats.number(quality.victims),
          note: `in ${formats.number(events)} incidents`,
        },
        {
          label: 'With a place',
          value: share(quality.placed),
          note: `${formats.number(quality.victims - quality.placed)} without`,
        },
        { label: 'At midnight sharp', value: share(quality.atMidnight), note: 'Often means: time not known' },
        {
          label: 'Same in every fact',
          value: formats.number(quality.identicalRows),
          note: 'Victims, or rows sent twice',
        },
        {
          label: 'Set aside',
          value: formats.number(stillSetAside),
          note:
            atFirst > stillSetAside
              ? `${formats.number(atFirst - stillSetAside)} more were read again in corrections`
              : `${formats.count(future, 'row')} dated in the future`,
          ...(stillSetAside > 0 ? { tone: 'warning' as const } : {}),
        },
      ]}
    />
  );
}

function Origin({ version, previous }: { version: DataVersion; previous: DataVersion | null }) {
  const formats = useFormats();
  const sitePath = useSitePath();
  const change = previous
    ? `${formats.number(version.rowsAdded)} added, ${formats.number(version.rowsChanged)} changed, ${formats.number(version.rowsWithdrawn)} withdrawn since version ${previous.version}`
    : 'The first version: nothing to compare with';
  return (
    <Facts
      items={[
        {
          label: 'Version',
          value: (
            <>
              {version.version}, from{' '}
              <AppLink to={sitePath(`/incidents/imports/${version.import.id}`)}>
                {version.import.number}
              </AppLink>
            </>
          ),
        },
        { label: 'Data to', value: formats.date(version.snapshotDate) },
        {
          label: 'Covers',
          value: `${formats.date(version.quality.firstDay)} to ${formats.date(version.quality.lastDay)}`,
        },
        { label: 'Changes', value: change },
        {
          label: 'One incident is',
          value: `victims within ${formats.number(version.groupingMetres)} m and ${formats.number(version.groupingMinutes)} minutes of each other`,
        },
        ...originFacts(version.source.origin),
      ]}
    />
  );
}

function Flags({ flags, victims }: { flags: readonly FlagCount[]; victims: number }) {
  const formats = useFormats();
  const sitePath = useSitePath();
  return (
    <Section
      title="What rules leave out or mark"
      actions={<LinkButton to={sitePath('/incidents/sources')}>Change rules</LinkButton>}
    >
      {flags.length === 0 ? (
        <p>No rule is in force for this source.</p>
      ) : (
        <DataTable
          caption="What rules leave out or mark"
          rows={flags}
          rowKey={({ rule }) => rule.id}
          columns={[
            { key: 'reason', label: 'Rule', value: ({ rule }) => rule.reason },
            {
              key: 'effect',
              label: 'Effect',
              value: ({ rule }) => (rule.effect === 'exclude' ? 'Left out of analyses' : 'Marked'),
              narrow: true,
            },
            {
              key: 'victims',
              label: 'Victims',
              value: (flag) => flag.victims,
              render: (flag) => formats.number(flag.victims),
              align: 'end',
            },
            {
              key: 'share',
              label: 'Share',
              value: (flag) => flag.victims / victims,
              render: (flag) => formats.percent(flag.victims / victims, 2),
              align: 'end',
            },
          ]}
        />
      )}
    </Section>
  );
}

function Late({ late }: { late: LateReporting }) {
  const formats = useFormats();
  return (
    <Section title="How late shootings appear in the data">
      {late.arrivals === null ? (
        <Notice tone="info">
          This needs two versions: a shooting is late when a later file has it and an earlier one did not.
          There is one so far.
        </Notice>
      ) : (
        <DataTable
          caption="Time from a shooting to the data that first hold it"
          rows={late.arrivals}
          rowKey={({ label }) => label}
          keepTable
          columns={[
            { key: 'label', label: 'First seen', value: ({ label }) => label },
            {
              key: 'victims',
              label: 'Victims',
              value: (row) => row.victims,
              render: (row) => formats.number(row.victims),
              align: 'end',
            },
          ]}
        />
      )}
    </Section>
  );
}
