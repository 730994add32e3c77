import { api } from '#web/design/api.ts';
import { Button } from '#web/design/parts/Button.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { useApiMutation } from '#web/design/queries.ts';
import { Plan } from '../contract.ts';

type Props = { plan: Plan; path: string };

/** Before a plan can be signed it is tested; what the test said of it stands over everything that follows. */
export function NextStep({ plan, path }: Props) {
  const { backtest } = plan;
  const isTested = backtest?.isCurrent === true && backtest.result !== null;
  const isOpen = plan.state === 'draft' || plan.state === 'returned';
  if (isOpen && (!isTested || plan.state === 'draft')) return <AskForTest plan={plan} path={path} />;
  if (!isTested || !backtest.result || backtest.result.beatsCounts) return null;
  return plan.draft.method === 'counts' ? null : (
    <Notice tone="warning" title="The method does not beat plain counts">
      Weigh whether plain counts, which anyone can check, would serve the purpose.
    </Notice>
  );
}

function AskForTest({ plan, path }: Props) {
  const ask = useApiMutation(() => api.post(`${path}/${plan.id}/backtests`, {}, Plan), { refresh: [path] });
  const { backtest } = plan;
  if (backtest?.isCurrent && backtest.finishedAt === null)
    return (
      <Notice title="The backtest is under way">
        It takes a minute or so; this page shows the result when it is there.
      </Notice>
    );
  if (!plan.iMade.includes('create'))
    return <Notice title="Not tested yet">Its author runs the backtest.</Notice>;
  return (
    <Notice
      title={backtest?.failure ? 'The last backtest could not be done' : 'Not tested as it stands'}
      tone={backtest?.failure ? 'warning' : 'info'}
      actions={
        <Button tone="primary" busy={ask.isPending} onClick={() => ask.mutate(undefined)}>
          Run the backtest
        </Button>
      }
    >
      {backtest?.failure ??
        'The plan is tried on the past, period after period, beside plain counts and a blind choice. Without the result nobody can sign.'}
    </Notice>
  );
}
