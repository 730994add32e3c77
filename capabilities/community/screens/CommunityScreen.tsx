import { useFormats } from '#web/design/formats.ts';
import { Page } from '#web/design/frames/Page.tsx';
import { AppLink, useRouteParams } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { Tabs } from '#web/design/parts/Tabs.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useMay } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { type Community, communityList, gatheringList, resourceList, threadList } from '../contract.ts';
import { JoinButton } from './CommunitiesScreen.tsx';
import { ThreadLines } from './ThreadLines.tsx';
import { evidenceWords, kindWords } from './words.ts';

/** One community: what is asked, what is coming, what is worth reading. */
export default function CommunityScreen() {
  const { area } = useRouteParams<'area'>();
  const query = useApiQuery('/api/communities', communityList, { live: ['community.*'] });
  return (
    <QueryStates
      query={query}
      what="the community"
      isEmpty={({ items }) => !items.some(({ key }) => key === area)}
      nothingYet={
        <NothingYet
          title="No such community"
          action={<LinkButton to="/community">All communities</LinkButton>}
        >
          There is no core area of this name in force.
        </NothingYet>
      }
    >
      {({ items }) => <CommunityPage community={items.find(({ key }) => key === area)!} />}
    </QueryStates>
  );
}

function CommunityPage({ community }: { community: Community }) {
  const may = useMay();
  const formats = useFormats();
  const { key, name, summary, members } = community;
  return (
    <Page
      title={name}
      over={`Community of practice · ${formats.count(members, 'member')}`}
      lead={summary}
      crumbs={[{ label: 'Communities', to: '/community' }]}
      actions={
        <>
          {may('community.take-part') && (
            <LinkButton to={`/community/threads/new?area=${key}`} tone="primary">
              Ask or begin a discussion
            </LinkButton>
          )}
          <JoinButton community={community} />
        </>
      }
      wide
    >
      <Tabs
        label={name}
        inUrl="tab"
        items={[
          { key: 'threads', label: 'Threads', count: community.threads, content: <Threads area={key} /> },
          { key: 'events', label: 'Events', content: <Events area={key} /> },
          {
            key: 'resources',
            label: 'Resources',
            count: community.resources,
            content: <Resources area={key} />,
          },
        ]}
      />
    </Page>
  );
}

function Threads({ area }: { area: string }) {
  const query = useApiQuery('/api/community/threads', threadList, {
    query: { coreArea: area, limit: 20 },
    live: ['community.thread-changed'],
  });
  return (
    <QueryStates
      query={query}
      what="the threads"
      isEmpty={({ items }) => items.length === 0}
      nothingYet={
        <NothingYet title="Nothing asked yet">
          Ask the first question: someone at another site has likely met it too.
        </NothingYet>
      }
    >
      {({ items }) => (
        <div className="stack">
          <ThreadLines threads={items} />
          <AppLink to={`/community/threads?coreArea=${area}`}>All threads of this community</AppLink>
        </div>
      )}
    </QueryStates>
  );
}

function Events({ area }: { area: string }) {
  const formats = useFormats();
  const mayConvene = useMay()('community.convene');
  const query = useApiQuery('/api/community/events', gatheringList, {
    query: { coreArea: area },
    live: ['community.event-changed'],
  });
  const announce = <LinkButton to={`/community/events/new?area=${area}`}>Announce an event</LinkButton>;
  return (
    <QueryStates
      query={query}
      what="the events"
      isEmpty={({ items }) => items.length === 0}
      nothingYet={
        <NothingYet title="Nothing is coming" {...(mayConvene ? { action: announce } : {})}>
          Office hours, webinars and visits are announced here.
        </NothingYet>
      }
    >
      {({ items }) => (
        <div className="stack">
          <ul className="usa-list usa-list--unstyled stack">
            {items.map((event) => (
              <li key={event.id}>
                <AppLink to={`/community/events/${event.id}`}>{event.title}</AppLink>
                <div className="quiet">
                  {formats.dateTime(event.startsAt)} {formats.zone(event.startsAt)}
                  {event.place && ` · ${event.place}`}
                  {event.cancelledReason && ` · cancelled: ${event.cancelledReason}`}
                </div>
              </li>
            ))}
          </ul>
          <div className="row">
            {mayConvene && announce}
            <a href={`/api/community/events.ics?coreArea=${area}`} download="community-events.ics">
              Calendar file of what is coming
            </a>
          </div>
        </div>
      )}
    </QueryStates>
  );
}

function Resources({ area }: { area: string }) {
  const query = useApiQuery('/api/library', resourceList, {
    query: { coreArea: area },
    live: ['community.resource-changed'],
  });
  return (
    <QueryStates
      query={query}
      what="the resources"
      isEmpty={({ items }) => items.length === 0}
      nothingYet={
        <NothingYet title="Nothing listed yet">Propose what helped you: a second person lists it.</NothingYet>
      }
    >
      {({ items }) => (
        <div className="stack">
          <ul className="usa-list usa-list--unstyled stack">
            {items.map((one) => (
              <li key={one.id}>
                <AppLink to={`/library/${one.id}`}>{one.title}</AppLink>
                <div className="quiet">
                  {kindWords(one.kind)} · {one.source}, {one.year} ·{' '}
                  {evidenceWords(one.evidence, one.evidenceSource)}
                </div>
              </li>
            ))}
          </ul>
          <AppLink to={`/library?coreArea=${area}`}>Search these in the library</AppLink>
        </div>
      )}
    </QueryStates>
  );
}
