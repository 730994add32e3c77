import { api } from '#web/design/api.ts';
import { SelectField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useSitePath } from '#web/design/navigation.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Plan, PlanChoices } from '../contract.ts';
import { PlanFields } from './PlanFields.tsx';
import { emptyPlanForm, planForm } from './plan-form.ts';

/** A plan is opened with its own words; its parts are written one by one in its draft. */
export default function NewPlanScreen() {
  const site = useSite();
  const choices = useApiQuery(`/api/sites/${site.slug}/plan-choices`, PlanChoices);
  return (
    <QueryStates query={choices} what="what a plan can choose from">
      {({ collaboratives }) => <NewPlan collaboratives={collaboratives} />}
    </QueryStates>
  );
}

function NewPlan({ collaboratives }: Pick<PlanChoices, 'collaboratives'>) {
  const site = useSite();
  const go = useGo();
  const refresh = useRefresh();
  const sitePath = useSitePath();
  const path = `/api/sites/${site.slug}/plans`;
  const form = useForm({
    name: `plan:${site.id}:new`,
    initial: emptyPlanForm,
    schema: planForm,
    submit: (draft) => api.post(path, draft, Plan),
    done: ({ id }) => {
      void refresh([path]);
      go(sitePath(`/plans/${id}`));
    },
  });
  return (
    <FormPage
      title="New plan"
      lead="It begins as a draft. Nothing is published until a second person agrees."
      crumbs={[{ label: 'Plans', to: sitePath('/plans') }]}
      form={form}
      submitLabel="Open the plan"
      cancelTo={sitePath('/plans')}
    >
      <SelectField
        {...form.field('collaborativeId')}
        label="Whose plan it is"
        hint="A collaborative’s plan is written by its member agencies."
        options={[{ value: '', label: `The site’s own: ${site.name}` }, ...collaboratives]}
      />
      <PlanFields form={form} />
    </FormPage>
  );
}
