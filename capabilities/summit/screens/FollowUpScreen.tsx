import { useState } from 'react';
import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { RadioField, TextAreaField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { RecordPage } from '#web/design/frames/RecordPage.tsx';
import { useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { Dialog } from '#web/design/parts/Dialog.tsx';
import { Timeline } from '#web/design/parts/Timeline.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { answers, FollowUpRecord } from '../contract.ts';
import { followUpWorkflow } from '../states.ts';
import { entriesOf } from './parts.tsx';
import { answerWords, standingOf } from './words.ts';

/** One follow-up: the question, and its one answer. */
export default function FollowUpScreen() {
  const site = useSite();
  const { followUpId } = useRouteParams<'followUpId'>();
  const path = `/api/sites/${site.slug}/summit-follow-ups/${followUpId}`;
  const query = useApiQuery(path, FollowUpRecord, { live: ['summit.follow-up-*'] });
  return (
    <QueryStates query={query} what="the follow-up">
      {(followUp) => <FollowUpPage followUp={followUp} path={path} />}
    </QueryStates>
  );
}

function FollowUpPage({ followUp, path }: { followUp: FollowUpRecord; path: string }) {
  const site = useSite();
  const formats = useFormats();
  const sitePath = useSitePath();
  const [answering, setAnswering] = useState(false);
  return (
    <RecordPage
      number={followUp.number}
      kind="Follow-up"
      title={followUp.title}
      crumbs={[{ label: 'Commitment', to: sitePath(`/summit/commitments/${followUp.commitmentId}`) }]}
      workflow={followUpWorkflow}
      state={followUp.state}
      since={followUp.stateSince}
      target={followUp.state === 'answered' ? null : followUp.dueOn}
      waitsOn={followUp.owner}
      siteId={site.id}
      iMade={followUp.iMade}
      onMove={async () => setAnswering(true)}
      ownForms={{ answer: () => setAnswering(true) }}
      facts={[
        { label: 'Asked', value: `After ${followUp.afterDays} days, on ${formats.date(followUp.dueOn)}` },
        { label: 'Answer', value: standingOf(followUp) },
        { label: 'Answered by', value: followUp.answeredBy ?? '—' },
      ]}
      timeline={<Timeline entries={entriesOf(followUp.timeline, followUpWorkflow, 'Planned')} />}
    >
      {followUp.note && <p>{followUp.note}</p>}
      <Dialog open={answering} title="Was it kept?" onClose={() => setAnswering(false)}>
        <AnswerForm followUp={followUp} path={path} onDone={() => setAnswering(false)} />
      </Dialog>
    </RecordPage>
  );
}

const answerForm = z.object({
  answer: z.enum(answers, 'Choose an answer.'),
  note: z.string().trim().max(2000),
});

type AnswerProps = { followUp: FollowUpRecord; path: string; onDone: () => void };

function AnswerForm({ followUp, path, onDone }: AnswerProps) {
  const refresh = useRefresh();
  const form = useForm({
    name: `follow-up:${followUp.id}`,
    initial: { answer: '', note: '' },
    schema: answerForm,
    submit: (answer) => api.post(`${path}/answer`, answer, FollowUpRecord),
    done: () => {
      void refresh([path]);
      onDone();
    },
  });
  return (
    <FormBody form={form} submitLabel="Give the answer">
      <RadioField
        {...form.field('answer')}
        label={followUp.title}
        required
        options={answers.map((value) => ({ value, label: answerWords[value] }))}
      />
      <TextAreaField
        {...form.field('note')}
        label="What there is to say about it"
        rows={3}
        maxLength={2000}
      />
    </FormBody>
  );
}
