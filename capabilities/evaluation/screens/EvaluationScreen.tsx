import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { RecordPage } from '#web/design/frames/RecordPage.tsx';
import { useGo, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { Timeline, type TimelineEntry } from '#web/design/parts/Timeline.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Design } from '../contract.ts';
import { type DesignState, designWorkflow } from '../states.ts';
import { DesignView } from './DesignView.tsx';
import { LooksView } from './LooksView.tsx';
import { methodWords, timingWords } from './words.ts';

/** One evaluation: what came of it, what was registered, and who did what with it. */
export default function EvaluationScreen() {
  const site = useSite();
  const { designId } = useRouteParams<'designId'>();
  const query = useApiQuery(`/api/sites/${site.slug}/evaluations/${designId}`, Design, {
    live: ['evaluation.*', 'analysis.run-finished'],
  });
  return (
    <QueryStates query={query} what="the evaluation">
      {(design) => <EvaluationRecord design={design} />}
    </QueryStates>
  );
}

function EvaluationRecord({ design }: { design: Design }) {
  const site = useSite();
  const formats = useFormats();
  const sitePath = useSitePath();
  const go = useGo();
  const path = `/api/sites/${site.slug}/evaluations`;
  const isMine = design.iMade.includes('create');
  const isOpen = design.state === 'draft' || design.state === 'returned';
  const edit = { key: 'edit', label: 'Edit', run: () => go(sitePath(`/evaluations/${design.id}/edit`)) };
  const looks = { key: 'looks', label: 'What came of it', content: <LooksView design={design} /> };
  const registered = { key: 'design', label: 'The design', content: <DesignView design={design} /> };
  return (
    <RecordPage
      number={design.number}
      kind="Evaluation"
      title={design.title}
      crumbs={[{ label: 'Evaluations', to: sitePath('/evaluations') }]}
      workflow={designWorkflow}
      state={design.state}
      since={design.stateSince}
      siteId={site.id}
      iMade={design.iMade}
      onMove={(move, reason) =>
        api.post(`${path}/${design.id}/moves`, { move, ...(reason ? { reason } : {}) }, Design)
      }
      refresh={[path]}
      more={isMine && isOpen ? [edit] : []}
      facts={[
        { label: 'Launch', value: formats.date(design.launchOn) },
        { label: 'Registered', value: timingWords(design.registeredBeforeLaunch) },
        { label: 'Design', value: methodWords[design.method].title },
        { label: 'Author', value: design.author },
      ]}
      tabs={design.looks.length > 0 ? [looks, registered] : [registered]}
      timeline={<Timeline entries={design.timeline.map(entryOf)} />}
    >
      {design.registeredBeforeLaunch === false && (
        <Notice tone="warning" title="Designed after the launch">
          Whoever designed it could know how it came out. Read it as a description, not as a test.
        </Notice>
      )}
    </RecordPage>
  );
}

const decisions: readonly string[] = ['register', 'return', 'give-up'];

function entryOf({ id, move, to, at, by, reason }: Design['timeline'][number]): TimelineEntry {
  return {
    id,
    at,
    who: by,
    kind: decisions.includes(move) ? 'decision' : 'event',
    text: move === 'create' ? 'Drafted' : (designWorkflow.states[to as DesignState]?.label ?? to),
    ...(reason ? { detail: reason } : {}),
  };
}
