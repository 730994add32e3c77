import { api } from '#web/design/api.ts';
import { RadioField, SelectField, TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useSearchValues } from '#web/design/navigation.tsx';
import { useRefresh } from '#web/design/queries.ts';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Thread, ThreadDraft } from '../contract.ts';
import { Caution, Reminder } from './Caution.tsx';
import { useCoreAreas } from './words.ts';

/** A question to a community, or something to talk over. */
export default function NewThreadScreen() {
  const { query, options } = useCoreAreas();
  const [search] = useSearchValues();
  return (
    <QueryStates query={query} what="the core areas">
      {() => <NewThread options={options} area={search.get('area') ?? ''} />}
    </QueryStates>
  );
}

function NewThread({ options, area }: { options: { value: string; label: string }[]; area: string }) {
  const go = useGo();
  const refresh = useRefresh();
  const form = useForm({
    name: 'community-thread:new',
    initial: { coreArea: area, kind: 'question', title: '', body: '', cautionsSeen: false },
    schema: ThreadDraft,
    submit: (draft) => api.post('/api/community/threads', draft, Thread),
    done: ({ id }) => {
      void refresh(['/api/communit']);
      go(`/community/threads/${id}`);
    },
  });
  return (
    <FormPage
      title="Ask or begin a discussion"
      crumbs={[{ label: 'Communities', to: '/community' }]}
      form={form}
      submitLabel="Post it"
      cancelTo="/community"
    >
      <Reminder />
      <RadioField
        {...form.field('kind')}
        label="What is it?"
        required
        options={[
          { value: 'question', label: 'A question', hint: 'One reply can be accepted as the answer.' },
          { value: 'discussion', label: 'A discussion', hint: 'Something to talk over, without one answer.' },
        ]}
      />
      <SelectField {...form.field('coreArea')} label="Core area" required options={options} />
      <TextField
        {...form.field('title')}
        label="In one line"
        hint="As you would ask a colleague in the hallway."
        required
        maxLength={160}
      />
      <TextAreaField
        {...form.field('body')}
        label="Details"
        hint="What you have tried, and what you would do with an answer."
        required
        rows={8}
        maxLength={8000}
      />
      <Caution form={form} texts={[form.values.title, form.values.body]} />
    </FormPage>
  );
}
