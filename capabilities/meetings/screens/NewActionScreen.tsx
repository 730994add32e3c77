import { api } from '#web/design/api.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useSitePath } from '#web/design/navigation.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { ActionItem, people } from '../contract.ts';
import { ActionFields, actionForm, emptyAction } from './ActionFields.tsx';

export default function NewActionScreen() {
  const site = useSite();
  const go = useGo();
  const refresh = useRefresh();
  const sitePath = useSitePath();
  const known = useApiQuery(`/api/sites/${site.slug}/meeting-people`, people);
  const form = useForm({
    name: `action:${site.id}:new`,
    initial: emptyAction,
    schema: actionForm,
    submit: (draft) => api.post(`/api/sites/${site.slug}/actions`, draft, ActionItem),
    done: ({ id }) => {
      void refresh([`/api/sites/${site.slug}/actions`, `/api/sites/${site.slug}/meetings`]);
      go(`/actions/${id}`);
    },
  });
  return (
    <FormPage
      title="Record an action item"
      lead="What a meeting agreed is recorded on the meeting’s own page, which keeps where it comes from."
      crumbs={[{ label: 'Action items', to: sitePath('/actions') }]}
      form={form}
      submitLabel="Record the action"
      cancelTo={sitePath('/actions')}
    >
      <ActionFields form={form} known={known.data?.items ?? []} />
    </FormPage>
  );
}
