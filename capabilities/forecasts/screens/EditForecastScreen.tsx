import { api } from '#web/design/api.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Plan, PlanOptions } from '../contract.ts';
import { PlanFields } from './PlanFields.tsx';
import { formOf, planForm } from './plan-form.ts';

/** Its author changes a draft, or a plan that came back. */
export default function EditForecastScreen() {
  const site = useSite();
  const { planId } = useRouteParams<'planId'>();
  const plan = useApiQuery(`/api/sites/${site.slug}/forecasts/${planId}`, Plan);
  const options = useApiQuery(`/api/sites/${site.slug}/forecast-options`, PlanOptions);
  return (
    <QueryStates query={plan} what="the forecast plan">
      {(found) => (
        <QueryStates query={options} what="what the site’s data offer">
          {(choices) => <EditForecast plan={found} options={choices} />}
        </QueryStates>
      )}
    </QueryStates>
  );
}

function EditForecast({ plan, options }: { plan: Plan; options: PlanOptions }) {
  const site = useSite();
  const go = useGo();
  const refresh = useRefresh();
  const sitePath = useSitePath();
  const path = `/api/sites/${site.slug}/forecasts`;
  const returned = plan.timeline.findLast(({ move }) => move === 'return');
  const form = useForm({
    name: `forecast:${plan.id}:${plan.revision}`,
    initial: formOf(plan),
    schema: planForm,
    submit: (draft) => api.put(`${path}/${plan.id}`, { ...draft, revision: plan.revision }, Plan),
    done: ({ id }) => {
      void refresh([path]);
      go(sitePath(`/forecasts/${id}`));
    },
  });
  return (
    <FormPage
      title={`Edit ${plan.number}`}
      crumbs={[
        { label: 'Forecasts', to: sitePath('/forecasts') },
        { label: plan.number, to: sitePath(`/forecasts/${plan.id}`) },
      ]}
      form={form}
      submitLabel="Save"
      cancelTo={sitePath(`/forecasts/${plan.id}`)}
    >
      {plan.state === 'returned' && returned?.reason && (
        <Notice tone="warning" title={`Returned by ${returned.by ?? 'a colleague'}`}>
          {returned.reason}
        </Notice>
      )}
      {plan.backtest?.result && (
        <Notice title="It was tested">
          A change of the outcome, the area, the method or the days needs a new test; words, purposes and the
          last day do not.
        </Notice>
      )}
      <PlanFields form={form} options={options} />
    </FormPage>
  );
}
