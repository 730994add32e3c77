import { api } from '#web/design/api.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useRouteParams } from '#web/design/navigation.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { SessionOfSummit } from '../contract.ts';
import { SessionFields } from './SessionFields.tsx';
import { formOfSession, sessionForm } from './session-form.ts';

export default function EditSessionScreen() {
  const { sessionId } = useRouteParams<'sessionId'>();
  const query = useApiQuery(`/api/summit-sessions/${sessionId}`, SessionOfSummit);
  return (
    <QueryStates query={query} what="the session">
      {(session) => <EditSession session={session} />}
    </QueryStates>
  );
}

function EditSession({ session }: { session: SessionOfSummit }) {
  const go = useGo();
  const refresh = useRefresh();
  const here = `/summit/sessions/${session.id}` as const;
  const { revision } = session;
  const form = useForm({
    name: `session:${session.id}:${revision}`,
    initial: formOfSession(session),
    schema: sessionForm,
    submit: (draft) =>
      api.put(
        `/api/summits/${session.eventId}/sessions/${session.id}`,
        { ...draft, revision },
        SessionOfSummit,
      ),
    done: () => {
      void refresh(['/api/summit']);
      go(here);
    },
  });
  return (
    <FormPage
      title="Change the session"
      crumbs={[{ label: session.title, to: here }]}
      form={form}
      submitLabel="Save"
      cancelTo={here}
    >
      <SessionFields form={form} summit={session.summit} />
    </FormPage>
  );
}
