import { useState } from 'react';
import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { RadioField, TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { RecordPage } from '#web/design/frames/RecordPage.tsx';
import { AppLink, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { Dialog } from '#web/design/parts/Dialog.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { FollowUp, followUpKinds, OutcomeAnswer, outcomes, SatisfactionAnswer } from '../../contract.ts';
import { followUpWorkflow } from '../../states.ts';
import { answerText } from './FollowUpsSection.tsx';
import { History, optionsOf, withoutMoves } from './words.tsx';

/** One question about assistance that was closed: how it was, or what came of it. */
export default function FollowUpScreen() {
  const site = useSite();
  const { followUpId } = useRouteParams<'followUpId'>();
  const path = `/api/sites/${site.slug}/assistance/follow-ups/${followUpId}`;
  const query = useApiQuery(path, FollowUp, { live: ['assistance.follow-up-changed'] });
  return (
    <QueryStates query={query} what="the follow-up">
      {(followUp) => <FollowUpRecord followUp={followUp} path={path} />}
    </QueryStates>
  );
}

type FollowUpProps = { followUp: FollowUp; path: string };

function FollowUpRecord({ followUp, path }: FollowUpProps) {
  const site = useSite();
  const sitePath = useSitePath();
  const formats = useFormats();
  const [answering, setAnswering] = useState(false);
  const close = () => setAnswering(false);
  const Form = followUp.kind === 'satisfaction' ? SatisfactionForm : OutcomeForm;
  return (
    <RecordPage
      number={followUp.number}
      kind="Follow-up"
      title={followUp.title}
      crumbs={[
        { label: 'Assistance', to: sitePath('/assistance') },
        { label: followUp.requestNumber, to: sitePath(`/assistance/${followUp.requestId}`) },
      ]}
      workflow={followUp.mayAnswer ? followUpWorkflow : withoutMoves(followUpWorkflow, ['answer'])}
      state={followUp.state}
      since={followUp.stateSince}
      target={followUp.dueOn}
      waitsOn={followUp.state === 'due' ? followUp.owner : null}
      siteId={site.id}
      iMade={followUp.iMade}
      ownForms={{ answer: () => setAnswering(true) }}
      onMove={async () => undefined}
      refresh={[`/api/sites/${site.slug}/assistance`]}
      facts={[
        { label: 'Question', value: followUpKinds[followUp.kind] },
        { label: 'Due', value: formats.date(followUp.dueOn) },
        { label: 'On', value: followUp.owner ?? 'Whoever may answer' },
        {
          label: 'Request',
          value: (
            <AppLink to={sitePath(`/assistance/${followUp.requestId}`)}>{followUp.requestNumber}</AppLink>
          ),
        },
        { label: 'Answer', value: answerText(followUp) },
      ]}
      timeline={<History workflow={followUpWorkflow} steps={followUp.timeline} begun="Scheduled" />}
    >
      <Section title="What the site wanted" plain>
        <p>{followUp.wantedOutcome || 'Not written down.'}</p>
      </Section>
      {followUp.words && (
        <Section title="In their words" plain>
          <p>{followUp.words}</p>
          {followUp.evidenceLink && (
            <p>
              <a href={followUp.evidenceLink}>Where it can be seen</a>
            </p>
          )}
        </Section>
      )}
      <Dialog open={answering} title={followUpKinds[followUp.kind]} onClose={close} wide>
        <Form followUp={followUp} path={path} onDone={close} />
      </Dialog>
    </RecordPage>
  );
}

const grades = [1, 2, 3, 4, 5].map((n) => ({
  value: String(n),
  label: n === 1 ? '1, not at all' : n === 5 ? '5, fully' : String(n),
}));
const satisfactionForm = z.preprocess((typed) => {
  const { words, ...grades } = typed as Record<'timeliness' | 'quality' | 'usefulness' | 'words', string>;
  const numbers = Object.entries(grades).map(([key, grade]) => [
    key,
    grade === '' ? undefined : Number(grade),
  ]);
  return { ...Object.fromEntries(numbers), words };
}, SatisfactionAnswer);

type FormProps = FollowUpProps & { onDone: () => void };

function useDone(onDone: () => void) {
  const site = useSite();
  const refresh = useRefresh();
  return () => {
    void refresh([`/api/sites/${site.slug}/assistance`]);
    onDone();
  };
}

function SatisfactionForm({ followUp, path, onDone }: FormProps) {
  const form = useForm({
    name: `follow-up:${followUp.id}`,
    initial: { timeliness: '', quality: '', usefulness: '', words: '' },
    schema: satisfactionForm,
    submit: (answer) => api.post(`${path}/answer`, answer, FollowUp),
    done: useDone(onDone),
  });
  return (
    <FormBody form={form} submitLabel="Send the answer">
      <RadioField {...form.field('timeliness')} label="The help came in time" options={grades} required />
      <RadioField {...form.field('quality')} label="The help was good" options={grades} required />
      <RadioField {...form.field('usefulness')} label="We can use it" options={grades} required />
      <TextAreaField {...form.field('words')} label="In your words" maxLength={4000} />
    </FormBody>
  );
}

const outcomeForm = z.preprocess((typed) => {
  const { evidenceLink, ...rest } = typed as Record<'outcome' | 'words' | 'evidenceLink', string>;
  return { ...rest, evidenceLink: evidenceLink.trim() || null };
}, OutcomeAnswer);

function OutcomeForm({ followUp, path, onDone }: FormProps) {
  const form = useForm({
    name: `follow-up:${followUp.id}`,
    initial: { outcome: '', words: '', evidenceLink: '' },
    schema: outcomeForm,
    submit: (answer) => api.post(`${path}/answer`, answer, FollowUp),
    done: useDone(onDone),
  });
  return (
    <FormBody form={form} submitLabel="Send the answer">
      <RadioField
        {...form.field('outcome')}
        label="The wanted outcome"
        options={optionsOf(outcomes)}
        required
      />
      <TextAreaField
        {...form.field('words')}
        label="What came of it"
        hint="What changed, and how one can tell."
        maxLength={4000}
        required
      />
      <TextField
        {...form.field('evidenceLink')}
        label="Where it can be seen"
        hint="A link, if there is one."
        type="url"
      />
    </FormBody>
  );
}
