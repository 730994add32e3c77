import { SelectField } from '#web/design/forms/fields.tsx';
import { Page } from '#web/design/frames/Page.tsx';
import { useSearchValues, useSitePath } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { May, useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { QualityReport, type Source, SourceList } from '../contract.ts';
import { DataOrigin } from './quality/DataOrigin.tsx';
import { LateReports } from './quality/LateReports.tsx';
import { QualityFigures } from './quality/QualityFigures.tsx';
import { RuleEffects } from './quality/RuleEffects.tsx';
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
      <QualityFigures version={version} files={files} />
      <Section title="Where the data come from">
        <div className="stack">
          <DataOrigin version={version} previous={previous} />
          <VersionFiles files={files} />
        </div>
      </Section>
      <RuleEffects flags={flags} victims={version.rowsLive} />
      <LateReports late={lateReporting} />
      <QualityTables quality={version.quality} />
    </div>
  );
}
