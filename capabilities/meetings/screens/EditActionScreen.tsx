import { api } from '#web/design/api.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useRouteParams } from '#web/design/navigation.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { ActionItem, type Person, people } from '../contract.ts';
import { ActionFields, actionForm } from './ActionFields.tsx';

export default function EditActionScreen() {
  const { actionId } = useRouteParams<'actionId'>();
  const query = useApiQuery(`/api/actions/${actionId}`, ActionItem);
  return (
    <QueryStates query={query} what="the action item">
      {(item) => <WithPeople item={item} />}
    </QueryStates>
  );
}

function WithPeople({ item }: { item: ActionItem }) {
  const path = item.site ? `/api/sites/${item.site.slug}/meeting-people` : '/api/program-people';
  const known = useApiQuery(path, people);
  return (
    <QueryStates query={known} what="who it can be given to">
      {({ items }) => <EditAction item={item} known={items} />}
    </QueryStates>
  );
}

function EditAction({ item, known }: { item: ActionItem; known: Person[] }) {
  const go = useGo();
  const refresh = useRefresh();
  const { title, detail, dueOn, revision } = item;
  const form = useForm({
    name: `action:${item.id}:${revision}`,
    initial: { title, detail, dueOn, ownerId: item.ownerId ?? '' },
    schema: actionForm,
    submit: (change) => api.put(`/api/actions/${item.id}`, { ...change, revision }, ActionItem),
    done: () => {
      void refresh(['/api/actions']);
      go(`/actions/${item.id}`);
    },
  });
  return (
    <FormPage
      title={`Change ${item.number}`}
      crumbs={[{ label: item.number, to: `/actions/${item.id}` }]}
      form={form}
      submitLabel="Save"
      cancelTo={`/actions/${item.id}`}
    >
      <ActionFields form={form} known={known} />
    </FormPage>
  );
}
