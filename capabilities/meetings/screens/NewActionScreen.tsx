import { api } from '#web/design/api.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo } from '#web/design/navigation.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import type { AppPath } from '#web/design/screens.ts';
import { useMaybeSite } from '#web/design/session.tsx';
import { ActionItem, people } from '../contract.ts';
import { ActionFields, actionForm, emptyAction } from './ActionFields.tsx';

/** An action of the site on screen; outside of one, the program's own. */
export default function NewActionScreen() {
  const site = useMaybeSite();
  const go = useGo();
  const refresh = useRefresh();
  const path = site ? `/api/sites/${site.slug}/actions` : '/api/actions';
  const list: AppPath = site ? `/s/${site.slug}/actions` : '/actions';
  const known = useApiQuery(site ? `/api/sites/${site.slug}/meeting-people` : '/api/program-people', people);
  const form = useForm({
    name: `action:${site?.id ?? 'program'}:new`,
    initial: emptyAction,
    schema: actionForm,
    submit: (draft) => api.post(path, draft, ActionItem),
    done: ({ id }) => {
      void refresh([path, ...(site ? [`/api/sites/${site.slug}/meetings`] : [])]);
      go(`/actions/${id}`);
    },
  });
  return (
    <FormPage
      title={site ? 'Record an action item' : 'Record an action of the program'}
      lead="What a meeting agreed is recorded on the meeting’s own page, which keeps where it comes from."
      crumbs={[{ label: 'Action items', to: list }]}
      form={form}
      submitLabel="Record the action"
      cancelTo={list}
    >
      <ActionFields form={form} known={known.data?.items ?? []} />
    </FormPage>
  );
}
