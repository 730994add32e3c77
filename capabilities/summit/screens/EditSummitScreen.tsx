import { api } from '#web/design/api.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useRouteParams } from '#web/design/navigation.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Summit } from '../contract.ts';
import { SummitFields } from './SummitFields.tsx';
import { changedSummitForm, formOfSummit } from './summit-form.ts';

export default function EditSummitScreen() {
  const { summitId } = useRouteParams<'summitId'>();
  const query = useApiQuery(`/api/summits/${summitId}`, Summit);
  return (
    <QueryStates query={query} what="the summit">
      {(summit) => <EditSummit summit={summit} />}
    </QueryStates>
  );
}

function EditSummit({ summit }: { summit: Summit }) {
  const go = useGo();
  const refresh = useRefresh();
  const here = `/summit/${summit.id}` as const;
  const form = useForm({
    name: `summit:${summit.id}:${summit.revision}`,
    initial: formOfSummit(summit),
    schema: changedSummitForm,
    submit: (change) =>
      api.put(`/api/summits/${summit.id}`, { ...change, revision: summit.revision }, Summit),
    done: () => {
      void refresh(['/api/summits']);
      go(here);
    },
  });
  return (
    <FormPage
      title={`Change ${summit.number}`}
      crumbs={[{ label: summit.title, to: here }]}
      form={form}
      submitLabel="Save"
      cancelTo={here}
    >
      <SummitFields form={form} />
    </FormPage>
  );
}
