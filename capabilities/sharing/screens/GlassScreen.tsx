import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { RecordPage } from '#web/design/frames/RecordPage.tsx';
import { AppLink, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { Timeline, type TimelineEntry } from '#web/design/parts/Timeline.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import type { WorkflowDeclaration } from '#web/design/workflow.ts';
import { Glass } from '../contract.ts';
import { type GlassState, glassWorkflow } from '../states.ts';

/** One use of broken glass, as whoever broke it and the owner of the records see it. */
export default function GlassScreen() {
  const site = useSite();
  const { glassId } = useRouteParams<'glassId'>();
  const query = useApiQuery(`/api/sites/${site.slug}/broken-glass/${glassId}`, Glass, {
    live: ['sharing.*'],
  });
  return (
    <QueryStates query={query} what="the broken glass">
      {(glass) => <GlassRecord glass={glass} />}
    </QueryStates>
  );
}

/** Ending it is for whoever broke it, all else for the owner: the screen offers each its own. */
const forReader = offering((move) => move === 'hand-back');
const forOwner = offering((move) => move !== 'hand-back');

function offering(isOffered: (move: string) => boolean): WorkflowDeclaration {
  const moves = Object.entries(glassWorkflow.moves).map(([name, move]) => [
    name,
    isOffered(name) ? move : { ...move, permission: null },
  ]);
  return { ...glassWorkflow, moves: Object.fromEntries(moves) };
}

function GlassRecord({ glass }: { glass: Glass }) {
  const site = useSite();
  const formats = useFormats();
  const sitePath = useSitePath();
  const path = `/api/sites/${site.slug}/broken-glass`;
  const looks = glass.looks === null ? [] : [{ label: 'Looks taken', value: formats.number(glass.looks) }];
  return (
    <RecordPage
      number={glass.number}
      kind="Broken glass"
      title={`Case ${glass.caseNumber}`}
      crumbs={[
        { label: 'Sharing', to: sitePath('/sharing') },
        { label: 'Broken glass', to: sitePath('/sharing/broken-glass') },
      ]}
      workflow={glass.isMine ? forReader : forOwner}
      state={glass.state}
      since={glass.stateSince}
      siteId={site.id}
      iMade={glass.iMade}
      onMove={(move, reason) =>
        api.post(`${path}/${glass.id}/moves`, { move, ...(reason ? { reason } : {}) }, Glass)
      }
      refresh={[path]}
      facts={[
        { label: 'Records of', value: glass.owner },
        { label: 'Opened by', value: `${glass.reader}, ${glass.readerAgency}` },
        { label: 'From', value: formats.dateTime(glass.startedAt) },
        { label: 'Until', value: formats.dateTime(glass.endsAt) },
        { label: 'Reason', value: glass.reason },
        ...looks,
      ]}
      timeline={<Timeline entries={glass.timeline.map(entryOf)} />}
    >
      {glass.isMine && glass.state === 'in use' && (
        <p>
          <AppLink to={sitePath(`/cases/${glass.caseId}`)}>Open the case</AppLink>
        </p>
      )}
      {!glass.isMine && (
        <p>
          <AppLink to={sitePath('/sharing/looks?by=broken-glass')}>What was looked at</AppLink>
        </p>
      )}
    </RecordPage>
  );
}

function entryOf({ id, move, to, at, by, reason }: Glass['timeline'][number]): TimelineEntry {
  return {
    id,
    at,
    who: by,
    kind: move === 'create' ? 'event' : 'decision',
    text: move === 'create' ? 'Broken' : (glassWorkflow.states[to as GlassState]?.label ?? to),
    ...(reason ? { detail: reason } : {}),
  };
}
