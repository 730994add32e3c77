import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { Page } from '#web/design/frames/Page.tsx';
import { AppLink } from '#web/design/navigation.tsx';
import { Button, LinkButton } from '#web/design/parts/Button.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiMutation, useApiQuery } from '#web/design/queries.ts';
import { useMay } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { type Community, communityList, threadList } from '../contract.ts';
import { ThreadLines } from './ThreadLines.tsx';

/** Every community of practice, and what is new in the threads one follows. */
export default function CommunitiesScreen() {
  const query = useApiQuery('/api/communities', communityList, { live: ['community.*'] });
  const mayAsk = useMay()('community.take-part');
  return (
    <Page
      title="Communities of practice"
      lead="People of every site, by core area: ask what others have tried, and answer what you know."
      actions={mayAsk && <LinkButton to="/community/threads/new">Ask or begin a discussion</LinkButton>}
      wide
    >
      <Followed />
      <QueryStates
        query={query}
        what="the communities"
        isEmpty={({ items }) => items.length === 0}
        nothingYet={
          <NothingYet title="No core areas yet">
            The program office lists its core areas first; each has its community.
          </NothingYet>
        }
      >
        {({ items }) => (
          <Section title="By core area" plain>
            <ul className="choices">
              {items.map((community) => (
                <CommunityLine key={community.key} community={community} />
              ))}
            </ul>
          </Section>
        )}
      </QueryStates>
      <p>
        <AppLink to="/community/threads">All threads, with a search</AppLink>
      </p>
    </Page>
  );
}

function CommunityLine({ community }: { community: Community }) {
  const formats = useFormats();
  const { key, name, summary, members, openQuestions, resources, nextEvent } = community;
  return (
    <li>
      <div>
        <h3>
          <AppLink to={`/community/${key}`}>{name}</AppLink>
        </h3>
        <p>{summary}</p>
        <p className="quiet">
          {formats.count(members, 'member')} · {formats.count(openQuestions, 'open question')} ·{' '}
          {formats.count(resources, 'resource')}
          {nextEvent && ` · next event ${formats.date(nextEvent.startsAt)}`}
        </p>
      </div>
      <JoinButton community={community} />
    </li>
  );
}

export function JoinButton({ community }: { community: Community }) {
  const mayJoin = useMay()('community.take-part');
  const step = community.joined ? 'leave' : 'join';
  const change = useApiMutation(
    () => api.post(`/api/communities/${community.key}/${step}`, {}, communityList),
    {
      refresh: ['/api/communities'],
      done: community.joined ? `You left ${community.name}` : `You joined ${community.name}`,
    },
  );
  if (!mayJoin) return null;
  return (
    <Button
      small
      busy={change.isPending}
      onClick={() => change.mutate(undefined)}
      aria-label={`${community.joined ? 'Leave' : 'Join'} ${community.name}`}
    >
      {community.joined ? 'Leave' : 'Join'}
    </Button>
  );
}

function Followed() {
  const query = useApiQuery('/api/community/threads', threadList, {
    query: { show: 'followed', limit: 10 },
    live: ['community.thread-changed'],
  });
  const unseen = query.data?.items.filter((thread) => thread.unseen > 0) ?? [];
  if (unseen.length === 0) return null;
  return (
    <Section title="New in threads you follow">
      <ThreadLines threads={unseen} />
    </Section>
  );
}
