import { api } from '#web/design/api.ts';
import { TextAreaField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useRefresh } from '#web/design/queries.ts';
import { PostDraft, Thread } from '../contract.ts';
import { Caution, Reminder } from './Caution.tsx';

/** A new one after each reply: the last one’s words are gone from it. */
export function ReplyForm({ thread, path }: { thread: Thread; path: string }) {
  return (
    <Section title="Reply">
      <Fields key={thread.posts.filter(({ isMine }) => isMine).length} thread={thread} path={path} />
    </Section>
  );
}

function Fields({ thread, path }: { thread: Thread; path: string }) {
  const refresh = useRefresh();
  const form = useForm({
    name: `community-reply:${thread.id}`,
    initial: { body: '', cautionsSeen: false },
    schema: PostDraft,
    submit: (draft) => api.post(`${path}/posts`, draft, Thread),
    done: () => void refresh(['/api/community/threads']),
  });
  return (
    <FormBody form={form} submitLabel="Post the reply">
      <Reminder />
      <TextAreaField {...form.field('body')} label="Your reply" required rows={5} maxLength={8000} />
      <Caution form={form} texts={[form.values.body]} />
    </FormBody>
  );
}
