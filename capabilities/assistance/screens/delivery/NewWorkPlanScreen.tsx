import { api } from '#web/design/api.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { useSite } from '#web/design/session.tsx';
import { WorkPlan } from '../../contract.ts';
import { WorkPlanFields } from './WorkPlanFields.tsx';
import { emptyPlan, planForm } from './work-plan-form.ts';

/** The lead provider writes what it will deliver. */
export default function NewWorkPlanScreen() {
  const site = useSite();
  const go = useGo();
  const sitePath = useSitePath();
  const { requestId } = useRouteParams<'requestId'>();
  const back = sitePath(`/assistance/${requestId}`);
  const form = useForm({
    name: `work-plan:new:${requestId}`,
    initial: emptyPlan,
    schema: planForm,
    submit: (draft) =>
      api.post(`/api/sites/${site.slug}/assistance/requests/${requestId}/work-plan`, draft, WorkPlan),
    done: ({ id }) => go(sitePath(`/assistance/work-plans/${id}`)),
  });
  return (
    <FormPage
      title="Write the work plan"
      lead="A draft is yours until you submit it: then the site agrees, and the program office approves."
      crumbs={[{ label: 'Request', to: back }]}
      form={form}
      submitLabel="Save the draft"
      cancelTo={back}
    >
      <WorkPlanFields form={form} />
    </FormPage>
  );
}
