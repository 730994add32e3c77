import { useState } from 'react';
import { Page } from '#web/design/frames/Page.tsx';
import { useSitePath } from '#web/design/navigation.tsx';
import { Button, LinkButton } from '#web/design/parts/Button.tsx';
import { Facts } from '#web/design/parts/Facts.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { May, useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { type ColumnMapping, type Source, SourceList } from '../contract.ts';
import { FlagRules } from './FlagRules.tsx';
import { OriginDialog } from './OriginDialog.tsx';
import { originFacts } from './origin-facts.tsx';
import { layerLabels, modeLabels } from './words.ts';

/** Where the site's incidents come from, how their columns are read, and which rules stand between them and an analysis. */
export default function SourcesScreen() {
  const site = useSite();
  const sitePath = useSitePath();
  const query = useApiQuery(`/api/sites/${site.slug}/incidents/sources`, SourceList, {
    live: ['incidents.*'],
  });
  const newSource = (
    <May permission="incidents.manage-sources">
      <LinkButton to={sitePath('/incidents/sources/new')} icon="add">
        New source
      </LinkButton>
    </May>
  );
  return (
    <Page
      title="Sources and rules"
      lead="A source is one stream of files of one kind. Confirmed shootings, sensor alerts and calls stay apart: they are never added up."
      actions={newSource}
      wide
    >
      <QueryStates
        query={query}
        what="the sources"
        isEmpty={({ items }) => items.length === 0}
        nothingYet={
          <NothingYet title="No sources yet" action={newSource}>
            Open a source for the file that the site’s analysts export, then import the first file into it.
          </NothingYet>
        }
      >
        {({ items }) => (
          <div className="stack">
            {items.map((source) => (
              <SourceSection key={source.id} source={source} />
            ))}
          </div>
        )}
      </QueryStates>
    </Page>
  );
}

function SourceSection({ source }: { source: Source }) {
  const sitePath = useSitePath();
  const [isEditing, setIsEditing] = useState(false);
  return (
    <Section
      title={source.name}
      lead={layerLabels[source.layer]}
      actions={
        <>
          {source.currentVersion > 0 && (
            <LinkButton to={sitePath(`/incidents/quality?source=${source.id}`)}>Data quality</LinkButton>
          )}
          <May permission="incidents.manage-sources">
            <Button onClick={() => setIsEditing(true)}>Edit the origin</Button>
          </May>
          <May permission="incidents.import">
            <LinkButton to={sitePath(`/incidents/imports/new?source=${source.id}`)} icon="file_upload">
              Import a file
            </LinkButton>
          </May>
        </>
      }
    >
      <div className="stack">
        <Facts
          items={[
            { label: 'Current version', value: source.currentVersion || 'None yet' },
            { label: 'A file is', value: modeLabels[source.mode] },
            {
              label: 'One incident is',
              value: `Victims within ${source.grouping.metres} m and ${source.grouping.minutes} minutes of each other`,
            },
            ...(source.mapping
              ? mappingFacts(source.mapping)
              : [{ label: 'Columns', value: 'Not mapped yet' }]),
            ...originFacts(source.origin),
          ]}
        />
        <FlagRules source={source} />
        {isEditing && <OriginDialog source={source} onClose={() => setIsEditing(false)} />}
      </div>
    </Section>
  );
}

function mappingFacts(mapping: ColumnMapping) {
  const { occurred, outcome, degrees, projected } = mapping;
  const time = occurred.timeColumn ? ` and “${occurred.timeColumn}”` : '';
  const spellings = outcome
    ? Object.entries(outcome.values)
        .map(([text, meaning]) => `“${text}” is ${meaning}`)
        .join(', ')
    : '';
  const places = [
    degrees ? `“${degrees.longitude}” and “${degrees.latitude}”, in degrees` : null,
    projected ? `“${projected.x}” and “${projected.y}”, in ${projected.crs}` : null,
  ].filter((place) => place !== null);
  return [
    { label: 'Column for when', value: `“${occurred.column}”${time}, ${occurred.order.replace('-', ' ')}` },
    { label: 'Column for the outcome', value: outcome ? `“${outcome.column}”: ${spellings}` : 'None' },
    { label: 'Columns for where', value: places.join('; else ') || 'None' },
  ];
}
