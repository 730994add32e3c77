import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { RecordPage } from '#web/design/frames/RecordPage.tsx';
import { useGo, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { Timeline } from '#web/design/parts/Timeline.tsx';
import { useApiMutation, useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Plan, VersionPage } from '../contract.ts';
import { versionWorkflow } from '../states.ts';
import { MeasuresTab } from './MeasuresTab.tsx';
import { PlanTree } from './PlanTree.tsx';
import { ProgressTab } from './ProgressTab.tsx';
import { SubmitDialog } from './SubmitDialog.tsx';
import { entryOf } from './timeline.ts';
import { VersionsTab } from './VersionsTab.tsx';
import { money, progressWords } from './words.ts';

/** One plan: what it says, its versions, how it goes, and what its measures say. */
export default function PlanScreen() {
  const site = useSite();
  const { planId } = useRouteParams<'planId'>();
  const query = useApiQuery(`/api/sites/${site.slug}/plans/${planId}`, Plan, { live: ['planning.*'] });
  return (
    <QueryStates query={query} what="the plan">
      {(plan) => <PlanRecord plan={plan} />}
    </QueryStates>
  );
}

function PlanRecord({ plan }: { plan: Plan }) {
  const site = useSite();
  const sitePath = useSitePath();
  const formats = useFormats();
  const [submitting, setSubmitting] = useState(false);
  const more = usePlanActions(plan);
  const open = plan.openVersion;
  const versions = `/api/sites/${site.slug}/plan-versions`;
  return (
    <RecordPage
      number={plan.number}
      kind="Plan"
      title={plan.title}
      crumbs={[{ label: 'Plans', to: sitePath('/plans') }]}
      workflow={versionWorkflow}
      state={open?.state ?? 'published'}
      {...(open ? { since: open.stateSince } : {})}
      siteId={site.id}
      iMade={plan.iMade}
      {...(open
        ? {
            onMove: (move: string, reason: string | null) =>
              api.post(`${versions}/${open.id}/moves`, { move, ...(reason ? { reason } : {}) }, VersionPage),
          }
        : {})}
      ownForms={{ submit: () => setSubmitting(true) }}
      refresh={[`/api/sites/${site.slug}/plan`]}
      more={more}
      facts={[
        { label: 'Owner', value: plan.owner },
        { label: 'Period', value: `${formats.date(plan.startsOn)} to ${formats.date(plan.endsOn)}` },
        {
          label: 'Published',
          value: plan.publishedAt
            ? `Version ${plan.publishedVersion}, ${formats.date(plan.publishedAt)}`
            : 'Not yet',
        },
        { label: 'Progress', value: progressWords(plan.progress) },
        {
          label: 'Spent',
          value: `${money(plan.progress.spentCents)} of ${money(plan.progress.budgetCents)}`,
        },
        { label: 'Public page', value: plan.isPublic ? 'Yes' : 'No' },
      ]}
      tabs={[
        { key: 'plan', label: 'The plan', content: <PlanTree plan={plan} /> },
        { key: 'versions', label: 'Versions and changes', content: <VersionsTab plan={plan} /> },
        { key: 'progress', label: 'Progress', content: <ProgressTab plan={plan} /> },
        { key: 'measures', label: 'Measures', content: <MeasuresTab plan={plan} /> },
      ]}
      timeline={<Timeline entries={plan.timeline.map(entryOf)} />}
    >
      {open && plan.publishedVersion !== null && (
        <Notice title={`Version ${plan.publishedVersion} stands until this draft is published`}>
          What is written here is {open.number}. The public page and the activities at work follow the
          published version.
        </Notice>
      )}
      {open && <SubmitDialog plan={plan} open={submitting} onClose={() => setSubmitting(false)} />}
    </RecordPage>
  );
}

/** What can be done with a plan beside moving its draft. */
function usePlanActions(plan: Plan) {
  const site = useSite();
  const go = useGo();
  const sitePath = useSitePath();
  const path = `/api/sites/${site.slug}/plans`;
  const openDraft = useApiMutation(() => api.post(`${path}/${plan.id}/drafts`, {}, Plan), {
    refresh: [path],
    done: 'The next draft is open',
  });
  const mark = useApiMutation(
    (isPublic: boolean) =>
      api.post(`${path}/${plan.id}/public-marks`, { marks: [{ partId: plan.id, isPublic }] }, Plan),
    {
      refresh: [path],
      done: (_, isPublic) => (isPublic ? 'The plan has a public page' : 'Taken from the public site'),
    },
  );
  const isWritable = plan.rights.write && (plan.draft === 'draft' || plan.draft === 'returned');
  return [
    ...(isWritable
      ? [{ key: 'edit', label: 'Edit the plan’s words', run: () => go(sitePath(`/plans/${plan.id}/edit`)) }]
      : []),
    ...(plan.rights.write && !plan.openVersion
      ? [{ key: 'draft', label: 'Change the plan', run: () => openDraft.mutate(undefined) }]
      : []),
    ...(plan.rights.decidePublic
      ? [
          {
            key: 'public',
            label: plan.isPublic ? 'Take the plan from the public site' : 'Give the plan a public page',
            run: () => mark.mutate(!plan.isPublic),
            note: 'Only the parts marked public are shown.',
          },
        ]
      : []),
  ];
}
