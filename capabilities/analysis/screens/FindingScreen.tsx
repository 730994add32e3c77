import { api } from '#web/design/api.ts';
import { figureText, intervalText } from '#web/design/figures/numbers.ts';
import { startOfLabel } from '#web/design/formats.ts';
import { RecordPage } from '#web/design/frames/RecordPage.tsx';
import { AppLink, useGo, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { KeyFigures } from '#web/design/parts/KeyFigures.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { Timeline, type TimelineEntry } from '#web/design/parts/Timeline.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Finding } from '../contract.ts';
import { findingWorkflow } from '../states.ts';
import { ResultView } from './ResultView.tsx';

/** One finding: what it says, the run it rests on, and who did what with it. */
export default function FindingScreen() {
  const site = useSite();
  const { findingId } = useRouteParams<'findingId'>();
  const query = useApiQuery(`/api/sites/${site.slug}/findings/${findingId}`, Finding, {
    live: ['findings.*'],
  });
  return (
    <QueryStates query={query} what="the finding">
      {(finding) => <FindingRecord finding={finding} />}
    </QueryStates>
  );
}

function FindingRecord({ finding }: { finding: Finding }) {
  const site = useSite();
  const sitePath = useSitePath();
  const go = useGo();
  const path = `/api/sites/${site.slug}/findings`;
  const isMine = finding.iMade.includes('create');
  const isOpen = finding.state === 'draft' || finding.state === 'returned';
  const edit = { key: 'edit', label: 'Edit', run: () => go(sitePath(`/findings/${finding.id}/edit`)) };
  return (
    <RecordPage
      number={finding.number}
      kind="Finding"
      title={finding.statement}
      crumbs={[{ label: 'Findings', to: sitePath('/findings') }]}
      workflow={findingWorkflow}
      state={finding.state}
      since={finding.stateSince}
      siteId={site.id}
      iMade={finding.iMade}
      onMove={(move, reason) =>
        api.post(`${path}/${finding.id}/moves`, { move, ...(reason ? { reason } : {}) }, Finding)
      }
      refresh={[path]}
      more={isMine && isOpen ? [edit] : []}
      facts={[
        { label: 'Author', value: finding.author },
        { label: 'Reviewer', value: finding.reviewer ?? 'Not reviewed yet' },
        { label: 'Question', value: finding.run.recipe.question },
        {
          label: 'Rests on',
          value: (
            <AppLink to={sitePath(`/analyses/${finding.run.recipe.id}?run=${finding.run.id}`)}>
              {finding.run.recipe.number}, run {finding.run.ordinal}
            </AppLink>
          ),
        },
        { label: 'Data version', value: finding.run.recipe.dataLabel },
      ]}
      tabs={[
        { key: 'finding', label: 'Finding', content: <WhatItSays finding={finding} /> },
        {
          key: 'evidence',
          label: 'Evidence',
          content: finding.run.result ? <ResultView run={finding.run} result={finding.run.result} /> : null,
        },
      ]}
      timeline={<Timeline entries={finding.timeline.map(entryOf)} />}
    />
  );
}

function WhatItSays({ finding }: { finding: Finding }) {
  const figure = finding.run.result?.figures.find(({ key }) => key === finding.figureKey);
  const format = figure?.format ?? 'decimal';
  const interval = intervalText({ ...finding, format });
  return (
    <div className="stack">
      <KeyFigures
        items={[
          {
            label: startOfLabel(finding.figureLabel),
            value: figureText(finding.value, { format, unit: finding.unit }),
            ...(interval ? { interval } : {}),
            ...(figure?.note ? { note: figure.note } : {}),
          },
        ]}
      />
      {finding.summary && (
        <Section title="In other words" plain>
          <p>{finding.summary}</p>
        </Section>
      )}
      <Section title="What it can’t show" plain>
        <p>{finding.cannotShow}</p>
      </Section>
    </div>
  );
}

const decisions: readonly string[] = ['approve', 'return', 'publish', 'withdraw'];

function entryOf({ id, move, to, at, by, reason }: Finding['timeline'][number]): TimelineEntry {
  return {
    id,
    at,
    who: by,
    kind: decisions.includes(move) ? 'decision' : 'event',
    text: move === 'create' ? 'Drafted' : stateLabel(to),
    ...(reason ? { detail: reason } : {}),
  };
}

function stateLabel(state: string): string {
  return (findingWorkflow.states as Record<string, { label: string }>)[state]?.label ?? state;
}
