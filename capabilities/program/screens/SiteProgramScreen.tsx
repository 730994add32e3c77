import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { Page } from '#web/design/frames/Page.tsx';
import { RecordPage } from '#web/design/frames/RecordPage.tsx';
import { useGo, useSitePath } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import type { TabItem } from '#web/design/parts/Tabs.tsx';
import { Tabs } from '#web/design/parts/Tabs.tsx';
import { Timeline, type TimelineEntry } from '#web/design/parts/Timeline.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { May, useMay, useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { type EngagementView, type SiteProgram, siteProgram } from '../contract.ts';
import { type EngagementState, engagementWorkflow } from '../states.ts';
import { HandoversView } from './HandoversView.tsx';
import { PhasesView } from './PhasesView.tsx';
import { TeamView } from './TeamView.tsx';
import { monthWords } from './words.ts';

/** A site in the program: where its engagement stands, who is on its team, and what has happened. */
export default function SiteProgramScreen() {
  const site = useSite();
  const query = useApiQuery(`/api/sites/${site.slug}/program`, siteProgram, { live: ['program.*'] });
  return (
    <QueryStates query={query} what="the engagement">
      {(program) =>
        program.engagement ? (
          <EngagementRecord program={program} engagement={program.engagement} />
        ) : (
          <WithoutEngagement program={program} />
        )
      }
    </QueryStates>
  );
}

function WithoutEngagement({ program }: { program: SiteProgram }) {
  const site = useSite();
  const sitePath = useSitePath();
  const may = useMay()('program.decide-engagement', site.id);
  const invite = <LinkButton to={sitePath('/program/invite')}>Invite the site</LinkButton>;
  return (
    <Page title={`${site.name} in the program`} wide>
      <NothingYet title="No engagement yet" {...(may ? { action: invite } : {})}>
        An engagement is a site’s commitment of three years, from its invitation to its graduation.
      </NothingYet>
      <Tabs label={site.name} items={[teamTab(program), handoversTab(program)]} inUrl="tab" />
    </Page>
  );
}

const teamTab = (program: SiteProgram): TabItem => ({
  key: 'team',
  label: 'Team',
  content: <TeamView positions={program.positions} />,
});
const handoversTab = (program: SiteProgram): TabItem => ({
  key: 'handovers',
  label: 'Handovers',
  count: program.handovers.length,
  content: <HandoversView handovers={program.handovers} />,
});

function EngagementRecord({ program, engagement }: { program: SiteProgram; engagement: EngagementView }) {
  const site = useSite();
  const formats = useFormats();
  const go = useGo();
  const may = useMay();
  const sitePath = useSitePath();
  const path = `/api/sites/${site.slug}/program`;
  const isOver = 'final' in engagementWorkflow.states[engagement.state];
  const more = [
    ['plan', 'Plan the phases', 'program.lead-engagement', !isOver],
    ['extend', 'Extend', 'program.decide-engagement', !isOver],
    ['invite', 'Invite anew', 'program.decide-engagement', isOver],
    ['particulars', 'Particulars of the site', 'program.administer-sites', true],
  ] as const;
  return (
    <RecordPage
      number={engagement.number}
      kind="Engagement"
      title={`${site.name} in the program`}
      workflow={engagementWorkflow}
      state={engagement.state}
      since={engagement.stateSince}
      siteId={site.id}
      iMade={engagement.iMade}
      onMove={(move, reason) =>
        api.post(
          `/api/sites/${site.slug}/engagements/${engagement.id}/moves`,
          { move, ...(reason ? { reason } : {}) },
          siteProgram,
        )
      }
      refresh={[path, '/api/portfolio']}
      more={more
        .filter(([, , permission, fits]) => fits && may(permission, site.id))
        .map(([key, label]) => ({ key, label, run: () => go(sitePath(`/program/${key}`)) }))}
      facts={[
        { label: 'Month', value: monthWords({ ...engagement, phase: engagement.state, next: null }) },
        {
          label: 'Commitment',
          value: `${formats.date(engagement.startsOn)} to ${formats.date(engagement.endsOn)}`,
        },
        { label: 'Cohort', value: program.site.cohortYear ?? '—' },
        { label: 'Vacancies', value: program.positions.filter(({ cover }) => cover === 'vacant').length },
      ]}
      tabs={[
        {
          key: 'phases',
          label: 'Phases',
          content: <PhasesView engagement={engagement} earlier={program.earlier} />,
        },
        teamTab(program),
        handoversTab(program),
      ]}
      timeline={<Timeline entries={engagement.timeline.map(entryOf)} />}
    >
      {engagement.state === 'graduated' && (
        <Notice tone="success" title="Graduated: support goes on">
          The commitment has ended. The site can still ask for assistance and take part in everything else.
        </Notice>
      )}
      {program.site.isInvented && (
        <Notice title="Invented for the demo">There is no such place, and it has no data.</Notice>
      )}
      <May permission="program.lead-engagement" siteId={site.id}>
        <LateNotice engagement={engagement} />
      </May>
    </RecordPage>
  );
}

function LateNotice({ engagement }: { engagement: EngagementView }) {
  const formats = useFormats();
  const sitePath = useSitePath();
  const today = new Date().toISOString().slice(0, 10);
  const next = engagement.phases.find(({ actualOn }) => actualOn === null);
  const isOver = 'final' in engagementWorkflow.states[engagement.state];
  if (isOver || !next?.plannedOn || next.plannedOn >= today) return null;
  const { label } = engagementWorkflow.states[next.phase];
  return (
    <Notice
      tone="warning"
      title={next.phase === 'graduated' ? 'Graduation is late' : `${label} is late`}
      actions={<LinkButton to={sitePath('/program/plan')}>Plan anew</LinkButton>}
    >
      It was planned to begin on {formats.date(next.plannedOn)}. Begin it, or plan another day with the
      reason.
    </Notice>
  );
}

const decisions: readonly string[] = ['accept', 'graduate', 'withdraw'];

function entryOf({ id, move, to, at, by, reason }: EngagementView['timeline'][number]): TimelineEntry {
  return {
    id,
    at,
    who: by,
    kind: decisions.includes(move) ? 'decision' : 'event',
    text: engagementWorkflow.states[to as EngagementState]?.label ?? to,
    ...(reason ? { detail: reason } : {}),
  };
}
