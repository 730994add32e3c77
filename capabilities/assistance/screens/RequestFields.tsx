import { useEffect, useState } from 'react';
import { ChecksField, RadioField, SelectField, TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import type { Form } from '#web/design/forms/useForm.ts';
import { AppLink } from '#web/design/navigation.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { type RequestOptions, similarList } from '../contract.ts';
import { requestWorkflow } from '../states.ts';
import type { RequestFormValues } from './request-form.ts';
import { businessTime } from './words.tsx';

type RequestFieldsProps = {
  form: Form<RequestFormValues>;
  options: RequestOptions;
  /** The request that is written, so that it is not like itself. */
  requestId?: string;
  isSubmitted?: boolean;
};

export function RequestFields({ form, options, requestId, isSubmitted = false }: RequestFieldsProps) {
  const areas = options.areas.map(({ key, name }) => ({ value: key, label: name }));
  return (
    <>
      <TextField
        {...form.field('title')}
        label="What do you need help with?"
        hint="A few words, as you would say them to a colleague."
        maxLength={160}
        required
      />
      <SimilarRequests text={`${form.values.title} ${form.values.problem}`} requestId={requestId} />
      <TextAreaField
        {...form.field('problem')}
        label="The problem"
        hint="What happens, where, how often, and what you have tried."
        maxLength={6000}
        required
      />
      <TextAreaField
        {...form.field('wantedOutcome')}
        label="What should be different afterwards"
        maxLength={3000}
        required
      />
      <SelectField
        {...form.field('primaryCoreArea')}
        label="Core area it is mostly about"
        required
        options={areas}
      />
      <ChecksField
        {...form.field('coreAreas')}
        label="Other core areas it touches"
        options={areas.filter(({ value }) => value !== form.values.primaryCoreArea)}
      />
      {options.objectives.length > 0 && (
        <SelectField
          {...form.field('objectiveId')}
          label="Plan objective it serves"
          options={[
            ...options.objectives.map(({ id, title, goalTitle }) => ({
              value: id,
              label: `${title} (${goalTitle})`,
            })),
          ]}
        />
      )}
      {!isSubmitted && <UrgencyField form={form} targets={options.targets} />}
      <RadioField
        {...form.field('intensity')}
        onChange={(value) => form.set('intensity', value as RequestFormValues['intensity'])}
        label="How much help"
        required
        options={[
          { value: 'information', label: 'Information: an answer, a document, a contact' },
          {
            value: 'targeted',
            label: 'Targeted: a few sessions on one matter (with a letter of support)',
          },
          {
            value: 'intensive',
            label: 'Intensive: a partner at your side for months (with a letter of support)',
          },
        ]}
      />
    </>
  );
}

function UrgencyField({
  form,
  targets,
}: {
  form: Form<RequestFormValues>;
  targets: RequestOptions['targets'];
}) {
  const promised = (urgency: RequestFormValues['urgency']) =>
    `acknowledged in ${businessTime(targets[urgency].acknowledged)}, first help in ${businessTime(targets[urgency].delivering)}`;
  return (
    <RadioField
      {...form.field('urgency')}
      onChange={(value) => form.set('urgency', value as RequestFormValues['urgency'])}
      label="How urgent is it?"
      required
      options={[
        { value: 'routine', label: `Routine: ${promised('routine')}` },
        { value: 'expedited', label: `Expedited: ${promised('expedited')}` },
        { value: 'emergency', label: `Emergency: ${promised('emergency')}` },
      ]}
    />
  );
}

/** What was asked before about the same, while one writes: perhaps it is this, perhaps it shows the way. */
function SimilarRequests({ text, requestId }: { text: string; requestId?: string }) {
  const site = useSite();
  const asked = useSettled(text.trim());
  const query = useApiQuery(`/api/sites/${site.slug}/assistance/similar`, similarList, {
    query: { text: asked.slice(0, 1000), ...(requestId ? { except: requestId } : {}) },
    enabled: asked.length >= 10,
  });
  const found = asked.length >= 10 ? (query.data?.items ?? []) : [];
  if (found.length === 0) return null;
  return (
    <Notice title="Asked before">
      <ul>
        {found.map((one) => (
          <li key={one.id}>
            <AppLink to={`/s/${one.siteSlug}/assistance/${one.id}`}>{one.title}</AppLink> ({one.siteName},{' '}
            {requestWorkflow.states[one.state].label.toLowerCase()}
            {one.maybeSame && '; perhaps the same'})
          </li>
        ))}
      </ul>
    </Notice>
  );
}

const REST_MS = 600;

/** What was typed, once the typing has rested. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
