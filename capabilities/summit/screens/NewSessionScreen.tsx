import { api } from '#web/design/api.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useRouteParams } from '#web/design/navigation.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { SessionOfSummit, Summit } from '../contract.ts';
import { SessionFields } from './SessionFields.tsx';
import { emptySession, sessionForm } from './session-form.ts';

export default function NewSessionScreen() {
  const { summitId } = useRouteParams<'summitId'>();
  const query = useApiQuery(`/api/summits/${summitId}`, Summit);
  return (
    <QueryStates query={query} what="the summit">
      {(summit) => <PlanSession summit={summit} />}
    </QueryStates>
  );
}

function PlanSession({ summit }: { summit: Summit }) {
  const go = useGo();
  const refresh = useRefresh();
  const path = `/api/summits/${summit.id}`;
  const form = useForm({
    name: `session:${summit.id}:new`,
    initial: { ...emptySession, day: summit.startsOn },
    schema: sessionForm,
    submit: (draft) => api.post(`${path}/sessions`, draft, SessionOfSummit),
    done: ({ id }) => {
      void refresh([path]);
      go(`/summit/sessions/${id}`);
    },
  });
  return (
    <FormPage
      title="Plan a session"
      crumbs={[{ label: summit.title, to: `/summit/${summit.id}` }]}
      form={form}
      submitLabel="Plan the session"
      cancelTo={`/summit/${summit.id}`}
    >
      <SessionFields form={form} summit={summit} />
    </FormPage>
  );
}
