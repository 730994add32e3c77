import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { RecordPage } from '#web/design/frames/RecordPage.tsx';
import { useGo, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { Timeline, type TimelineEntry } from '#web/design/parts/Timeline.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Plan } from '../contract.ts';
import { type PlanState, planWorkflow } from '../states.ts';
import { BacktestView } from './BacktestView.tsx';
import { NextStep } from './NextStep.tsx';
import { PeriodsView } from './PeriodsView.tsx';
import { PlanView } from './PlanView.tsx';
import { SignOffDialog } from './SignOffDialog.tsx';
import { methodText } from './words.ts';

/** One forecast: what it is for, how it did on the past, where it points now, and what came of it. */
export default function ForecastScreen() {
  const site = useSite();
  const { planId } = useRouteParams<'planId'>();
  const query = useApiQuery(`/api/sites/${site.slug}/forecasts/${planId}`, Plan, { live: ['forecasts.*'] });
  return (
    <QueryStates query={query} what="the forecast plan">
      {(plan) => <ForecastRecord plan={plan} />}
    </QueryStates>
  );
}

function ForecastRecord({ plan }: { plan: Plan }) {
  const site = useSite();
  const formats = useFormats();
  const sitePath = useSitePath();
  const go = useGo();
  const [isSigning, setSigning] = useState(false);
  const path = `/api/sites/${site.slug}/forecasts`;
  const isMine = plan.iMade.includes('create');
  const isOpen = plan.state === 'draft' || plan.state === 'returned';
  const edit = { key: 'edit', label: 'Edit', run: () => go(sitePath(`/forecasts/${plan.id}/edit`)) };
  return (
    <>
      <RecordPage
        number={plan.number}
        kind="Forecast plan"
        title={plan.title}
        crumbs={[{ label: 'Forecasts', to: sitePath('/forecasts') }]}
        workflow={planWorkflow}
        state={plan.state}
        since={plan.stateSince}
        siteId={site.id}
        iMade={plan.iMade}
        onMove={(move, reason) =>
          api.post(`${path}/${plan.id}/moves`, { move, ...(reason ? { reason } : {}) }, Plan)
        }
        ownForms={{ 'sign-off': () => setSigning(true) }}
        refresh={[path]}
        more={isMine && isOpen ? [edit] : []}
        facts={[
          { label: 'Method', value: methodText(plan.draft) },
          { label: 'Last day', value: formats.date(plan.endsOn) },
          { label: 'Author', value: plan.author },
          { label: 'Signed by', value: plan.signedBy ?? 'Nobody yet' },
        ]}
        tabs={tabsOf(plan)}
        timeline={<Timeline entries={plan.timeline.map(entryOf)} />}
      >
        <NextStep plan={plan} path={path} />
      </RecordPage>
      <SignOffDialog plan={plan} path={path} open={isSigning} onClose={() => setSigning(false)} />
    </>
  );
}

/** What matters now comes first. */
function tabsOf(plan: Plan) {
  const about = { key: 'plan', label: 'The plan', content: <PlanView plan={plan} /> };
  const test = { key: 'test', label: 'The test', content: <BacktestView plan={plan} /> };
  const cells = { key: 'cells', label: 'Cells and what came of them', content: <PeriodsView plan={plan} /> };
  if (plan.liveFrom !== null) return [cells, test, about];
  return plan.backtest ? [test, about] : [about];
}

const decisions: readonly string[] = ['sign-off', 'return', 'stop'];

function entryOf({ id, move, to, at, by, reason }: Plan['timeline'][number]): TimelineEntry {
  return {
    id,
    at,
    who: by,
    kind: decisions.includes(move) ? 'decision' : 'event',
    text: move === 'create' ? 'Drafted' : (planWorkflow.states[to as PlanState]?.label ?? to),
    ...(reason ? { detail: reason } : {}),
  };
}
