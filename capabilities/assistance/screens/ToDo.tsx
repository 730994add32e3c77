import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { FileField } from '#web/design/forms/FileField.tsx';
import { TextAreaField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { useSitePath } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiMutation, useRefresh } from '#web/design/queries.ts';
import { useMay, useSite } from '#web/design/session.tsx';
import { AnswerOrder, AssistanceRequest, needsLetter } from '../contract.ts';

type ToDoProps = { request: AssistanceRequest; path: string; hasLetter: boolean };

/** What the site has to do before the request goes on, at the top where nobody misses it. */
export function ToDo({ request, path, hasLetter }: ToDoProps) {
  const site = useSite();
  const may = useMay();
  if (!may('assistance.request', site.id)) return null;
  const hasIt = request.state === 'draft' || request.state === 'returned';
  return (
    <>
      {request.question && <AnswerForm request={request} path={path} />}
      {hasIt && <BeforeItGoes request={request} />}
      {hasIt && (needsLetter(request.intensity) || hasLetter) && (
        <LetterForm path={path} hasLetter={hasLetter} />
      )}
    </>
  );
}

function BeforeItGoes({ request }: { request: AssistanceRequest }) {
  const sitePath = useSitePath();
  const formats = useFormats();
  const missing = missingOf(request);
  const returned = request.state === 'returned';
  const edit = <LinkButton to={sitePath(`/assistance/${request.id}/edit`)}>Write on</LinkButton>;
  if (returned) {
    const asked = request.timeline.findLast(({ kind }) => kind === 'paused');
    return (
      <Notice tone="warning" title="The program asks for more" actions={edit}>
        {asked?.words} Answer by {formats.date(request.clock?.pause?.dueBackOn)}: write it into the request,
        then send it back.
      </Notice>
    );
  }
  return missing.length > 0 ? (
    <Notice tone="warning" title="Before it can be submitted" actions={edit}>
      Still missing: {missing.join(', ')}.
    </Notice>
  ) : (
    <Notice tone="success" title="Ready to submit">
      Only your site sees this draft. Submit it, and a named person of the program has it at once.
    </Notice>
  );
}

const ENOUGH_WORDS = 20;

function missingOf({ text, intensity, letter }: AssistanceRequest): string[] {
  return [
    ...(text.problem.trim().length < ENOUGH_WORDS ? ['the problem'] : []),
    ...(text.wantedOutcome.trim().length < ENOUGH_WORDS ? ['what should be different afterwards'] : []),
    ...(text.primaryCoreArea ? [] : ['the core area']),
    ...(needsLetter(intensity) && !letter ? ['the letter of support'] : []),
  ];
}

function LetterForm({ path, hasLetter }: { path: string; hasLetter: boolean }) {
  const site = useSite();
  const [tries, setTries] = useState(0);
  const send = useApiMutation(
    (file: File) => {
      const body = new FormData();
      body.append('file', file);
      return api.upload(`${path}/letter`, body, AssistanceRequest);
    },
    {
      refresh: [`/api/sites/${site.slug}/assistance`],
      done: 'The letter is with the request',
      onSuccess: () => setTries((count) => count + 1),
    },
  );
  return (
    <div className="panel">
      <FileField
        key={tries}
        id="letter-of-support"
        name="letter"
        label={hasLetter ? 'Send another letter of support' : 'Letter of support'}
        hint="Signed by your agency’s executive. PDF, Word, JPEG or PNG of at most 10 MB."
        accept=".pdf,.docx,.jpg,.jpeg,.png"
        onFiles={([file]) => file && send.mutate(file)}
      />
    </div>
  );
}

function AnswerForm({ request, path }: { request: AssistanceRequest; path: string }) {
  const formats = useFormats();
  const site = useSite();
  const refresh = useRefresh();
  const question = request.question!;
  const form = useForm({
    name: `assistance-answer:${question.id}`,
    initial: { answer: '' },
    schema: AnswerOrder,
    submit: (order) => api.post(`${path}/answer`, order, AssistanceRequest),
    done: () => refresh([`/api/sites/${site.slug}/assistance`, '/api/my-work']),
  });
  return (
    <Section title="The site is asked" lead={`${question.title} (due back ${formats.date(question.dueOn)})`}>
      <FormBody form={form} submitLabel="Answer the question">
        <TextAreaField {...form.field('answer')} label="Answer" maxLength={4000} required />
      </FormBody>
    </Section>
  );
}
