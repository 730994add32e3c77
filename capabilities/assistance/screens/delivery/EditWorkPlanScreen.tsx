import { api } from '#web/design/api.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { WorkPlan } from '../../contract.ts';
import { WorkPlanFields } from './WorkPlanFields.tsx';
import { planForm, valuesOf } from './work-plan-form.ts';

/** Changed while it is in its providers’ hands. */
export default function EditWorkPlanScreen() {
  const site = useSite();
  const { planId } = useRouteParams<'planId'>();
  const path = `/api/sites/${site.slug}/assistance/work-plans/${planId}`;
  const query = useApiQuery(path, WorkPlan);
  return (
    <QueryStates query={query} what="the work plan">
      {(plan) => <EditForm plan={plan} path={path} />}
    </QueryStates>
  );
}

function EditForm({ plan, path }: { plan: WorkPlan; path: string }) {
  const site = useSite();
  const go = useGo();
  const sitePath = useSitePath();
  const refresh = useRefresh();
  const back = sitePath(`/assistance/work-plans/${plan.id}`);
  const form = useForm({
    name: `work-plan:${plan.id}:${plan.revision}`,
    initial: valuesOf(plan),
    schema: planForm,
    submit: (draft) => api.put(path, { ...draft, revision: plan.revision }, WorkPlan),
    done: () => {
      void refresh([`/api/sites/${site.slug}/assistance`]);
      go(back);
    },
  });
  return (
    <FormPage
      title="Change the work plan"
      crumbs={[{ label: plan.number, to: back }]}
      form={form}
      submitLabel="Save the plan"
      cancelTo={back}
    >
      <WorkPlanFields form={form} />
    </FormPage>
  );
}
