import { api } from '#web/design/api.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { type PartKind, PartMade, Plan, PlanChoices, parentOf } from '../contract.ts';
import { PartFields } from './PartFields.tsx';
import { emptyPart, partForm } from './part-form.ts';
import { kindWords } from './words.ts';

/** A new part at the end of its siblings; `top` stands for the plan itself as its parent. */
export default function AddPartScreen() {
  const site = useSite();
  const { planId, kind, parentId } = useRouteParams<'planId' | 'kind' | 'parentId'>();
  const plan = useApiQuery(`/api/sites/${site.slug}/plans/${planId}`, Plan);
  const choices = useApiQuery(`/api/sites/${site.slug}/plan-choices`, PlanChoices);
  return (
    <QueryStates query={plan} what="the plan">
      {(found) => (
        <QueryStates query={choices} what="what a plan can choose from">
          {(offered) => (
            <AddPart plan={found} choices={offered} kind={kind as PartKind} parentId={parentId} />
          )}
        </QueryStates>
      )}
    </QueryStates>
  );
}

type Props = { plan: Plan; choices: PlanChoices; kind: PartKind; parentId: string };

function AddPart({ plan, choices, kind, parentId }: Props) {
  const site = useSite();
  const go = useGo();
  const refresh = useRefresh();
  const sitePath = useSitePath();
  const path = `/api/sites/${site.slug}/plans`;
  const home = sitePath(`/plans/${plan.id}`);
  const above = plan.parts.find(({ id }) => id === parentId);
  const form = useForm({
    name: `plan:${plan.id}:add:${kind}:${parentId}`,
    initial: emptyPart,
    schema: partForm(kind),
    submit: (words) =>
      api.post(
        `${path}/${plan.id}/parts`,
        { parentId: parentOf[kind] === null ? null : parentId, words },
        PartMade,
      ),
    done: () => {
      void refresh([path]);
      go(home);
    },
  });
  return (
    <FormPage
      title={kindWords[kind].add}
      {...(above ? { lead: `Under “${above.fields.title}”` } : {})}
      crumbs={[
        { label: 'Plans', to: sitePath('/plans') },
        { label: plan.number, to: home },
      ]}
      form={form}
      submitLabel="Add to the draft"
      cancelTo={home}
    >
      <PartFields kind={kind} form={form} choices={choices} problems={problemsOf(plan)} />
    </FormPage>
  );
}

export function problemsOf(plan: Plan): { value: string; label: string }[] {
  return plan.parts
    .filter(({ kind }) => kind === 'problem')
    .map(({ id, fields }) => ({ value: id, label: fields.title }));
}
