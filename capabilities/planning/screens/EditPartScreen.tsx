import { api } from '#web/design/api.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { Page } from '#web/design/frames/Page.tsx';
import { useGo, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { PartMade, Plan, PlanChoices, type PlanPart } from '../contract.ts';
import { problemsOf } from './AddPartScreen.tsx';
import { PartFields } from './PartFields.tsx';
import { partForm, partFormOf } from './part-form.ts';
import { kindWords } from './words.ts';

/** A part of the open draft, by whoever writes the plan. */
export default function EditPartScreen() {
  const site = useSite();
  const { planId, partId } = useRouteParams<'planId' | 'partId'>();
  const plan = useApiQuery(`/api/sites/${site.slug}/plans/${planId}`, Plan);
  const choices = useApiQuery(`/api/sites/${site.slug}/plan-choices`, PlanChoices);
  return (
    <QueryStates query={plan} what="the plan">
      {(found) => (
        <QueryStates query={choices} what="what a plan can choose from">
          {(offered) => {
            const part = found.parts.find(({ id }) => id === partId);
            return part ? <EditPart plan={found} part={part} choices={offered} /> : <Gone plan={found} />;
          }}
        </QueryStates>
      )}
    </QueryStates>
  );
}

function Gone({ plan }: { plan: Plan }) {
  return (
    <Page title={plan.title}>
      <NothingYet title="This part is not in the plan any more">
        A colleague took it out of the draft; the versions that were published still hold it.
      </NothingYet>
    </Page>
  );
}

function EditPart({ plan, part, choices }: { plan: Plan; part: PlanPart; choices: PlanChoices }) {
  const site = useSite();
  const go = useGo();
  const refresh = useRefresh();
  const sitePath = useSitePath();
  const path = `/api/sites/${site.slug}/plans`;
  const home = sitePath(`/plans/${plan.id}`);
  const form = useForm({
    name: `plan:${plan.id}:${part.id}:${part.revision}`,
    initial: partFormOf(part),
    schema: partForm(part.kind),
    submit: (words) =>
      api.put(`${path}/${plan.id}/parts/${part.id}`, { revision: part.revision, words }, PartMade),
    done: () => {
      void refresh([path]);
      go(home);
    },
  });
  return (
    <FormPage
      title={`Edit the ${kindWords[part.kind].one}`}
      crumbs={[
        { label: 'Plans', to: sitePath('/plans') },
        { label: plan.number, to: home },
      ]}
      form={form}
      submitLabel="Save"
      cancelTo={home}
    >
      <PartFields kind={part.kind} form={form} choices={choices} problems={problemsOf(plan)} />
    </FormPage>
  );
}
