import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { TextAreaField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { Tag } from '#web/design/parts/StateTag.tsx';
import { useApiMutation, useRefresh } from '#web/design/queries.ts';
import { type Post, PostDraft, Thread } from '../contract.ts';
import { Caution } from './Caution.tsx';
import { HideButton } from './HideButton.tsx';

type PostProps = { post: Post; thread: Thread; path: string };

/** One person’s words, with what may be done about them. */
export function PostView({ post, thread, path }: PostProps) {
  const [editing, setEditing] = useState(false);
  const formats = useFormats();
  const address = `${path}/posts/${post.id}`;
  return (
    <article className="panel stack" aria-label={labelOf(post)}>
      <p className="quiet">
        {post.author ?? 'Someone'} · <time dateTime={post.createdAt}>{formats.dateTime(post.createdAt)}</time>
        {post.editedAt && ` · edited ${formats.ago(post.editedAt)}`}{' '}
        {post.isAccepted && <Tag tone="success">Accepted answer</Tag>}
      </p>
      {post.hidden && (
        <p>
          <strong>Hidden by a moderator.</strong> {post.hidden.reason}
        </p>
      )}
      {editing ? (
        <EditForm post={post} thread={thread} address={address} done={() => setEditing(false)} />
      ) : (
        post.body !== null && <Words text={post.body} />
      )}
      {post.earlier.length > 0 && <Earlier post={post} />}
      {!editing && (
        <div className="row">
          <AcceptButton post={post} thread={thread} path={path} />
          {post.isMine && !post.hidden && !thread.hidden && (
            <Button small tone="plain" onClick={() => setEditing(true)}>
              Edit
            </Button>
          )}
          {thread.mayModerate && !post.isOpening && (
            <HideButton path={address} what="reply" hidden={post.hidden !== null} />
          )}
        </div>
      )}
    </article>
  );
}

function labelOf({ isOpening, isAccepted, author }: Post): string {
  const by = author ?? 'someone';
  if (isOpening) return `First words, by ${by}`;
  return isAccepted ? `Accepted answer, by ${by}` : `Reply, by ${by}`;
}

/** Paragraphs as they were typed; nothing in them is read as markup. */
function Words({ text }: { text: string }) {
  return text
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph, at) => <p key={at}>{paragraph}</p>);
}

function Earlier({ post }: { post: Post }) {
  const formats = useFormats();
  return (
    <details>
      <summary>What it said before ({post.earlier.length})</summary>
      {post.earlier.map(({ body, replacedAt }) => (
        <div key={replacedAt} className="stack">
          <p className="quiet">Until {formats.dateTime(replacedAt)}</p>
          <Words text={body} />
        </div>
      ))}
    </details>
  );
}

function AcceptButton({ post, thread, path }: PostProps) {
  const accept = useApiMutation((postId: string | null) => api.put(`${path}/answer`, { postId }, Thread), {
    refresh: ['/api/community/threads', '/api/communities'],
    done: post.isAccepted ? 'The question is open again' : 'Accepted as the answer',
  });
  if (!thread.mayAccept || post.isOpening || post.hidden) return null;
  return (
    <Button
      small
      busy={accept.isPending}
      onClick={() => accept.mutate(post.isAccepted ? null : post.id)}
      aria-label={
        post.isAccepted ? 'Take back the accepted answer' : `Accept the reply of ${post.author} as the answer`
      }
    >
      {post.isAccepted ? 'Not the answer after all' : 'Accept as the answer'}
    </Button>
  );
}

function EditForm({
  post,
  address,
  done,
}: {
  post: Post;
  thread: Thread;
  address: string;
  done: () => void;
}) {
  const refresh = useRefresh();
  const form = useForm({
    name: `community-post:${post.id}:${post.editedAt ?? ''}`,
    initial: { body: post.body ?? '', cautionsSeen: false },
    schema: PostDraft,
    submit: (draft) => api.put(address, draft, Thread),
    done: () => {
      void refresh(['/api/community/threads']);
      done();
    },
  });
  return (
    <FormBody form={form} submitLabel="Save">
      <TextAreaField
        {...form.field('body')}
        label="Your words"
        hint="What they said before stays readable."
        required
        rows={6}
        maxLength={8000}
      />
      <Caution form={form} texts={[form.values.body]} />
      <Button tone="plain" onClick={done}>
        Leave it as it was
      </Button>
    </FormBody>
  );
}
