import { useEffect } from 'react';
import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { Page } from '#web/design/frames/Page.tsx';
import { useRouteParams } from '#web/design/navigation.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { useApiMutation, useApiQuery } from '#web/design/queries.ts';
import { useMay } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Thread } from '../contract.ts';
import { HideButton } from './HideButton.tsx';
import { PostView } from './PostView.tsx';
import { ReplyForm } from './ReplyForm.tsx';
import { ThreadTag } from './ThreadLines.tsx';

/** A thread from its first words on; the accepted answer stands right after the question. */
export default function ThreadScreen() {
  const { threadId } = useRouteParams<'threadId'>();
  const path = `/api/community/threads/${threadId}`;
  const query = useApiQuery(path, Thread, { live: ['community.thread-changed'] });
  const latest = query.data?.lastPostAt;
  const follows = query.data?.following ?? false;
  useEffect(() => {
    if (latest && follows) void api.post(`${path}/seen`, {}, z.undefined()).catch(() => {});
  }, [path, latest, follows]);
  return (
    <QueryStates query={query} what="the thread">
      {(thread) => <ThreadPage thread={thread} path={path} />}
    </QueryStates>
  );
}

function ThreadPage({ thread, path }: { thread: Thread; path: string }) {
  const mayReply = useMay()('community.take-part') && !thread.hidden;
  const formats = useFormats();
  const [opening, ...replies] = inReadingOrder(thread);
  return (
    <Page
      title={thread.title}
      over={
        <>
          {thread.coreAreaName} <ThreadTag thread={thread} />
        </>
      }
      lead={`${formats.count(thread.replies, 'reply', 'replies')}, begun ${formats.date(thread.createdAt)} by ${thread.author}`}
      crumbs={[
        { label: 'Communities', to: '/community' },
        { label: thread.coreAreaName, to: `/community/${thread.coreArea}` },
      ]}
      actions={
        <>
          <FollowButton thread={thread} path={path} />
          {thread.mayModerate && <HideButton path={path} what="thread" hidden={thread.hidden} />}
        </>
      }
    >
      {thread.hiddenReason && (
        <Notice tone="warning" title="A moderator has hidden this thread">
          {thread.hiddenReason} Only its author and moderators see it.
        </Notice>
      )}
      {opening && <PostView post={opening} thread={thread} path={path} />}
      {replies.map((post) => (
        <PostView key={post.id} post={post} thread={thread} path={path} />
      ))}
      {replies.length === 0 && <p className="quiet">No replies yet.</p>}
      {mayReply && <ReplyForm thread={thread} path={path} />}
    </Page>
  );
}

function inReadingOrder({ posts }: Thread): Thread['posts'] {
  const first = posts.filter(({ isOpening, isAccepted }) => isOpening || isAccepted);
  return [
    ...first.sort((one, other) => Number(other.isOpening) - Number(one.isOpening)),
    ...posts.filter((post) => !first.includes(post)),
  ];
}

function FollowButton({ thread, path }: { thread: Thread; path: string }) {
  const change = useApiMutation(() => api.put(`${path}/following`, { follows: !thread.following }, Thread), {
    refresh: ['/api/community/threads'],
    done: thread.following ? 'You no longer follow this thread' : 'You follow this thread',
  });
  return (
    <Button busy={change.isPending} onClick={() => change.mutate(undefined)} aria-pressed={thread.following}>
      {thread.following ? 'Following' : 'Follow'}
    </Button>
  );
}
