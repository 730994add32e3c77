import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { ChecksField, TextAreaField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Activity, Reviewers } from '../../contract.ts';

type FormProps = { path: string; onDone: () => void };

function useDone(onDone: () => void) {
  const site = useSite();
  const refresh = useRefresh();
  return () => {
    void refresh([`/api/sites/${site.slug}/assistance`]);
    onDone();
  };
}

export function SubmitReportForm(props: FormProps) {
  const site = useSite();
  const query = useApiQuery(`/api/sites/${site.slug}/assistance/reviewers`, Reviewers);
  return (
    <QueryStates
      query={query}
      what="those who may be asked"
      isEmpty={({ items }) => items.length === 0}
      nothingYet={
        <NothingYet title="Nobody to ask">
          The site has no executive, coordinator or liaison who could agree.
        </NothingYet>
      }
    >
      {({ items }) => <SubmitForm {...props} people={items} />}
    </QueryStates>
  );
}

const submission = z.object({ approverIds: z.array(z.uuid()).min(1, 'Name at least one person.') });

function SubmitForm({
  path,
  onDone,
  people,
}: FormProps & { people: { id: string; name: string; role: string }[] }) {
  const form = useForm({
    name: `report:${path}`,
    initial: { approverIds: [] as string[] },
    schema: submission,
    submit: (draft) => api.post(`${path}/report`, draft, Activity),
    done: useDone(onDone),
  });
  return (
    <FormBody form={form} submitLabel="Submit the report">
      <ChecksField
        {...form.field('approverIds')}
        label="Who is to agree"
        hint="Every one of them must; one “needs action” sends it back to you."
        required
        options={people.map(({ id, name, role }) => ({ value: id, label: `${name} (${role})` }))}
      />
    </FormBody>
  );
}

const agreement = z.object({ note: z.string() });
const objection = z.object({ note: z.string().trim().min(5, 'Say what needs to be done.') });

type AnswerFormProps = FormProps & { answer: 'agrees' | 'needs-action' };

export function AnswerForm({ path, answer, onDone }: AnswerFormProps) {
  const form = useForm({
    name: `report-answer:${answer}:${path}`,
    initial: { note: '' },
    schema: answer === 'agrees' ? agreement : objection,
    submit: ({ note }) => api.post(`${path}/report/answers`, { answer, note }, Activity),
    done: useDone(onDone),
  });
  return (
    <FormBody form={form} submitLabel={answer === 'agrees' ? 'Agree' : 'Send it back'}>
      <TextAreaField
        {...form.field('note')}
        label={answer === 'agrees' ? 'Note' : 'What needs to be done'}
        maxLength={1000}
        required={answer === 'needs-action'}
      />
    </FormBody>
  );
}
