import { useState } from 'react';
import { useFormats } from '#web/design/formats.ts';
import { SelectField } from '#web/design/forms/fields.tsx';
import { AppLink, useSitePath } from '#web/design/navigation.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { StateTag } from '#web/design/parts/StateTag.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { type Plan, VersionDiff, type VersionSummary, versionList } from '../contract.ts';
import { versionWorkflow } from '../states.ts';
import { ChangesList } from './ChangesList.tsx';

/** Every version with why it was made, and what differs between any two. */
export function VersionsTab({ plan }: { plan: Plan }) {
  const site = useSite();
  const query = useApiQuery(`/api/sites/${site.slug}/plans/${plan.id}/versions`, versionList, {
    live: ['planning.*'],
  });
  return (
    <QueryStates query={query} what="the versions">
      {({ items }) => (
        <div className="stack">
          <Versions versions={items} />
          <Compare plan={plan} versions={items} />
        </div>
      )}
    </QueryStates>
  );
}

function Versions({ versions }: { versions: VersionSummary[] }) {
  const formats = useFormats();
  const sitePath = useSitePath();
  return (
    <Section title="Versions">
      <ol className="stack" reversed>
        {versions.map((version) => (
          <li key={version.id}>
            <AppLink to={sitePath(`/plan-versions/${version.id}`)}>{version.number}</AppLink>{' '}
            <StateTag workflow={versionWorkflow} state={version.state} />
            {version.publishedAt && (
              <span className="quiet">
                {' '}
                {formats.date(version.publishedAt)} by {version.publishedBy ?? 'a colleague'}
              </span>
            )}
            {version.changeNote && <p>{version.changeNote}</p>}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Compare({ plan, versions }: { plan: Plan; versions: VersionSummary[] }) {
  const [later, setLater] = useState(String(versions[0]?.ordinal ?? 1));
  const [earlier, setEarlier] = useState(String(Math.max(0, (versions[0]?.ordinal ?? 1) - 1)));
  const published = versions.filter(({ state }) => state === 'published');
  const options = versions.map(({ ordinal, state }) => ({
    value: String(ordinal),
    label: state === 'published' ? `Version ${ordinal}` : `Version ${ordinal}, as it is drafted`,
  }));
  return (
    <Section title="What changed, and why">
      <div className="split">
        <SelectField
          name="from"
          id="diff-from"
          label="From"
          required
          value={earlier}
          onChange={setEarlier}
          error={undefined}
          options={[
            { value: '0', label: 'Before the plan' },
            ...options.filter(({ value }) => published.some(({ ordinal }) => String(ordinal) === value)),
          ]}
        />
        <SelectField
          name="to"
          id="diff-to"
          label="To"
          required
          value={later}
          onChange={setLater}
          error={undefined}
          options={options}
        />
      </div>
      <Changes planId={plan.id} from={earlier} to={later} />
    </Section>
  );
}

export function Changes({ planId, from, to }: { planId: string; from: string; to: string }) {
  const site = useSite();
  const query = useApiQuery(`/api/sites/${site.slug}/plans/${planId}/diff`, VersionDiff, {
    query: { from, to },
    live: ['planning.*'],
  });
  return (
    <QueryStates query={query} what="the changes">
      {(diff) => <ChangesList diff={diff} />}
    </QueryStates>
  );
}
