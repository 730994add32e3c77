import { api } from '#web/design/api.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useSearchValues } from '#web/design/navigation.tsx';
import { useRefresh } from '#web/design/queries.ts';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Gathering } from '../contract.ts';
import { EventFields, emptyEvent, eventForm } from './event-form.tsx';
import { useCoreAreas } from './words.ts';

/** Office hours, a webinar, a visit open to many: announced to a community. */
export default function NewEventScreen() {
  const { query, options } = useCoreAreas();
  const [search] = useSearchValues();
  return (
    <QueryStates query={query} what="the core areas">
      {() => <NewEvent options={options} area={search.get('area') ?? ''} />}
    </QueryStates>
  );
}

function NewEvent({ options, area }: { options: { value: string; label: string }[]; area: string }) {
  const go = useGo();
  const refresh = useRefresh();
  const form = useForm({
    name: 'community-event:new',
    initial: emptyEvent(area),
    schema: eventForm,
    submit: (draft) => api.post('/api/community/events', draft, Gathering),
    done: ({ id }) => {
      void refresh(['/api/communit']);
      go(`/community/events/${id}`);
    },
  });
  return (
    <FormPage
      title="Announce an event"
      crumbs={[{ label: 'Communities', to: '/community' }]}
      form={form}
      submitLabel="Announce it"
      cancelTo="/community"
    >
      <EventFields form={form} areas={options} />
    </FormPage>
  );
}
