import { api } from '#web/design/api.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Plan } from '../contract.ts';
import { PlanFields } from './PlanFields.tsx';
import { planForm, planFormOf } from './plan-form.ts';

/** The plan’s own words, while its draft is open. */
export default function EditPlanScreen() {
  const site = useSite();
  const { planId } = useRouteParams<'planId'>();
  const query = useApiQuery(`/api/sites/${site.slug}/plans/${planId}`, Plan);
  return (
    <QueryStates query={query} what="the plan">
      {(plan) => <EditPlan plan={plan} />}
    </QueryStates>
  );
}

function EditPlan({ plan }: { plan: Plan }) {
  const site = useSite();
  const go = useGo();
  const refresh = useRefresh();
  const sitePath = useSitePath();
  const path = `/api/sites/${site.slug}/plans`;
  const home = sitePath(`/plans/${plan.id}`);
  const form = useForm({
    name: `plan:${plan.id}:${plan.revision}`,
    initial: planFormOf(plan),
    schema: planForm,
    submit: ({ title, summary, startsOn, endsOn }) =>
      api.put(`${path}/${plan.id}`, { title, summary, startsOn, endsOn, revision: plan.revision }, Plan),
    done: () => {
      void refresh([path]);
      go(home);
    },
  });
  return (
    <FormPage
      title={`Edit ${plan.number}`}
      crumbs={[
        { label: 'Plans', to: sitePath('/plans') },
        { label: plan.number, to: home },
      ]}
      form={form}
      submitLabel="Save"
      cancelTo={home}
    >
      <PlanFields form={form} />
    </FormPage>
  );
}
