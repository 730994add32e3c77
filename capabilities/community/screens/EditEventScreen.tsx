import { api } from '#web/design/api.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useRouteParams } from '#web/design/navigation.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Gathering } from '../contract.ts';
import { EventFields, eventForm, formOfEvent } from './event-form.tsx';

/** Whoever announced an event changes it; calendars that hold it take the change. */
export default function EditEventScreen() {
  const { eventId } = useRouteParams<'eventId'>();
  const query = useApiQuery(`/api/community/events/${eventId}`, Gathering);
  return (
    <QueryStates query={query} what="the event">
      {(event) => <EditEvent event={event} />}
    </QueryStates>
  );
}

function EditEvent({ event }: { event: Gathering }) {
  const go = useGo();
  const refresh = useRefresh();
  const form = useForm({
    name: `community-event:${event.id}:${event.revision}`,
    initial: formOfEvent(event),
    schema: eventForm,
    submit: (draft) =>
      api.put(`/api/community/events/${event.id}`, { ...draft, revision: event.revision }, Gathering),
    done: ({ id }) => {
      void refresh(['/api/communit']);
      go(`/community/events/${id}`);
    },
  });
  return (
    <FormPage
      title={`Change ${event.number}`}
      crumbs={[
        { label: 'Communities', to: '/community' },
        { label: event.title, to: `/community/events/${event.id}` },
      ]}
      form={form}
      submitLabel="Save"
      cancelTo={`/community/events/${event.id}`}
    >
      <EventFields form={form} areas={[]} fixedArea />
    </FormPage>
  );
}
