import { useFormats } from '#web/design/formats.ts';
import { AppLink } from '#web/design/navigation.tsx';
import { Tag } from '#web/design/parts/StateTag.tsx';
import type { ThreadSummary } from '../contract.ts';

/** Threads as lines: what is asked, whether it is answered, what is new. */
export function ThreadLines({ threads }: { threads: readonly ThreadSummary[] }) {
  const formats = useFormats();
  return (
    <ul className="usa-list usa-list--unstyled stack">
      {threads.map((thread) => (
        <li key={thread.id}>
          <AppLink to={`/community/threads/${thread.id}`}>{thread.title}</AppLink>{' '}
          <ThreadTag thread={thread} /> {thread.unseen > 0 && <Tag tone="info">{thread.unseen} new</Tag>}
          <div className="quiet">
            {thread.author} · {formats.count(thread.replies, 'reply', 'replies')} · latest{' '}
            {formats.ago(thread.lastPostAt)}
          </div>
        </li>
      ))}
    </ul>
  );
}

export function ThreadTag({ thread }: { thread: Pick<ThreadSummary, 'kind' | 'answered' | 'hidden'> }) {
  if (thread.hidden) return <Tag tone="error">Hidden</Tag>;
  if (thread.kind === 'discussion') return <Tag tone="neutral">Discussion</Tag>;
  return thread.answered ? <Tag tone="success">Answered</Tag> : <Tag tone="warning">Open question</Tag>;
}
