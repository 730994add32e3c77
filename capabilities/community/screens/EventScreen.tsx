import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { formatsIn } from '#web/design/formats.ts';
import { Page } from '#web/design/frames/Page.tsx';
import { AppLink, useRouteParams } from '#web/design/navigation.tsx';
import { Button, LinkButton } from '#web/design/parts/Button.tsx';
import { Facts } from '#web/design/parts/Facts.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { ReasonDialog } from '#web/design/parts/ReasonDialog.tsx';
import { useApiMutation, useApiQuery } from '#web/design/queries.ts';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Gathering } from '../contract.ts';
import { useCoreAreas } from './words.ts';

/** One event, in the time of its place. */
export default function EventScreen() {
  const { eventId } = useRouteParams<'eventId'>();
  const query = useApiQuery(`/api/community/events/${eventId}`, Gathering, {
    live: ['community.event-changed'],
  });
  return (
    <QueryStates query={query} what="the event">
      {(event) => <EventPage event={event} />}
    </QueryStates>
  );
}

function EventPage({ event }: { event: Gathering }) {
  const formats = formatsIn(event.timeZone);
  const { nameOf } = useCoreAreas();
  const path = `/api/community/events/${event.id}`;
  const when = `${formats.dateTime(event.startsAt)} to ${formats.dateTime(event.endsAt)} ${formats.zone(event.startsAt)}`;
  return (
    <Page
      title={event.title}
      over={`Event ${event.number}`}
      crumbs={[
        { label: 'Communities', to: '/community' },
        { label: nameOf(event.coreArea), to: `/community/${event.coreArea}?tab=events` },
      ]}
      actions={
        <>
          <a className="usa-button button" href={`${path}/event.ics`} download={`${event.number}.ics`}>
            Add to a calendar
          </a>
          {event.mayChange && <LinkButton to={`/community/events/${event.id}/edit`}>Change</LinkButton>}
          {event.mayChange && <CancelButton path={path} />}
        </>
      }
    >
      {event.cancelledReason && (
        <Notice tone="warning" title="Cancelled">
          {event.cancelledReason}
        </Notice>
      )}
      {event.isOver && event.cancelledReason === null && <Notice>This event is over.</Notice>}
      <div className="panel">
        <Facts
          items={[
            { label: 'When', value: when },
            { label: 'Where', value: event.place || '—' },
            { label: 'Join', value: event.joinUrl ? <JoinLink url={event.joinUrl} /> : '—' },
            { label: 'Convened by', value: event.convener },
            {
              label: 'Community',
              value: <AppLink to={`/community/${event.coreArea}`}>{nameOf(event.coreArea)}</AppLink>,
            },
          ]}
        />
      </div>
      <p>{event.about}</p>
    </Page>
  );
}

function JoinLink({ url }: { url: string }) {
  return (
    <a href={url} rel="noreferrer noopener" target="_blank">
      {new URL(url).host}
    </a>
  );
}

function CancelButton({ path }: { path: string }) {
  const [asking, setAsking] = useState(false);
  const cancel = useApiMutation((reason: string) => api.post(`${path}/cancellation`, { reason }, Gathering), {
    refresh: ['/api/communit'],
    done: 'The event is cancelled',
    onSuccess: () => setAsking(false),
  });
  return (
    <>
      <Button tone="danger" onClick={() => setAsking(true)}>
        Cancel the event
      </Button>
      <ReasonDialog
        open={asking}
        title="Cancel this event?"
        confirmLabel="Cancel the event"
        required
        danger
        busy={cancel.isPending}
        onConfirm={(reason) => cancel.mutate(reason)}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
