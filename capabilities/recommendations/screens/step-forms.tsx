import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { RadioField, SelectField, TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import {
  Acceptance,
  Carrier,
  Implementation,
  Recommendation,
  RecommendationOptions,
  Verification,
} from '../contract.ts';

type FormProps = { recommendation: Recommendation; path: string; onDone: () => void };

function useDone(onDone: () => void) {
  const site = useSite();
  const refresh = useRefresh();
  return () => {
    void refresh([`/api/sites/${site.slug}/recommendations`]);
    onDone();
  };
}

function useOptions() {
  const site = useSite();
  return useApiQuery(`/api/sites/${site.slug}/recommendation-options`, RecommendationOptions);
}

/** Who carries it out at the site, and until when: with the yes, or later. */
export function OwnerForm({ step, ...props }: FormProps & { step: 'accept' | 'owner' }) {
  const query = useOptions();
  return (
    <QueryStates
      query={query}
      what="those who can carry it out"
      isEmpty={({ owners }) => owners.length === 0}
      nothingYet={
        <NothingYet title="Nobody at the site can carry it out">
          A program administrator adds the people of the site first.
        </NothingYet>
      }
    >
      {({ owners }) => <OwnerFields step={step} owners={owners} {...props} />}
    </QueryStates>
  );
}

type OwnerFieldsProps = FormProps & {
  step: 'accept' | 'owner';
  owners: RecommendationOptions['owners'];
};

function OwnerFields({ step, owners, recommendation, path, onDone }: OwnerFieldsProps) {
  const form = useForm({
    name: `recommendation-${step}:${recommendation.id}`,
    initial: { ownerId: recommendation.ownerId ?? '', dueOn: recommendation.dueOn ?? '' },
    schema: Acceptance,
    submit: (acceptance) => api.post(`${path}/${step}`, acceptance, Recommendation),
    done: useDone(onDone),
  });
  return (
    <FormBody form={form} submitLabel={step === 'accept' ? 'Accept' : 'Save'}>
      <SelectField
        {...form.field('ownerId')}
        label="Who carries it out"
        required
        options={owners.map(({ id, name, role }) => ({ value: id, label: `${name} (${role})` }))}
      />
      <TextField {...form.field('dueOn')} label="Due" type="date" width="medium" required />
    </FormBody>
  );
}

type CarrierValues = Record<'by' | 'objectiveId' | 'goalId' | 'title' | 'initiative', string>;

const carrierForm = z.preprocess((typed) => {
  const { by, objectiveId, goalId, title, initiative } = typed as CarrierValues;
  if (by === 'new-objective') return { by, goalId, title };
  return by === 'objective' ? { by, objectiveId } : { by, initiative };
}, Carrier);

/** “Put it in the plan”: what carries the recommendation out. */
export function PlanForm(props: FormProps) {
  const query = useOptions();
  return (
    <QueryStates query={query} what="the site’s plan">
      {(options) => <PlanFields options={options} {...props} />}
    </QueryStates>
  );
}

function PlanFields({
  options,
  recommendation,
  path,
  onDone,
}: FormProps & { options: RecommendationOptions }) {
  const { goals, objectives } = options;
  const form = useForm({
    name: `recommendation-plan:${recommendation.id}`,
    initial: {
      by: goals.length > 0 ? 'new-objective' : 'initiative',
      objectiveId: '',
      goalId: goals.length === 1 ? goals[0]!.id : '',
      title: recommendation.title,
      initiative: '',
    },
    schema: carrierForm,
    submit: (carrier) => api.post(`${path}/plan`, carrier, Recommendation),
    done: useDone(onDone),
  });
  const { by } = form.values;
  return (
    <FormBody form={form} submitLabel="Put it in the plan">
      <RadioField
        {...form.field('by')}
        label="What carries it out"
        required
        options={[
          ...(goals.length > 0 ? [{ value: 'new-objective', label: 'A new objective of the plan' }] : []),
          ...(objectives.length > 0
            ? [{ value: 'objective', label: 'An objective that is in the plan' }]
            : []),
          { value: 'initiative', label: 'An initiative' },
        ]}
      />
      {by === 'new-objective' && (
        <>
          <SelectField
            {...form.field('goalId')}
            label="Goal"
            required
            options={goals.map(({ id, title, planNumber }) => ({
              value: id,
              label: `${title} (${planNumber})`,
            }))}
          />
          <TextField {...form.field('title')} label="Objective" maxLength={300} required />
        </>
      )}
      {by === 'objective' && (
        <SelectField
          {...form.field('objectiveId')}
          label="Objective"
          required
          options={objectives.map(({ id, title, planNumber }) => ({
            value: id,
            label: `${title} (${planNumber})`,
          }))}
        />
      )}
      {by === 'initiative' && (
        <TextField {...form.field('initiative')} label="Name of the initiative" maxLength={200} required />
      )}
    </FormBody>
  );
}

export function ImplementForm({ recommendation, path, onDone }: FormProps) {
  const form = useForm({
    name: `recommendation-implement:${recommendation.id}`,
    initial: { implementedOn: '', what: '' },
    schema: Implementation,
    submit: (done) => api.post(`${path}/implement`, done, Recommendation),
    done: useDone(onDone),
  });
  return (
    <FormBody form={form} submitLabel="Report it">
      <TextField
        {...form.field('implementedOn')}
        label="Implemented on"
        hint="The day from which it works; a year after it someone else looks whether it holds."
        type="date"
        width="medium"
        required
      />
      <TextAreaField {...form.field('what')} label="What was done" maxLength={4000} required />
    </FormBody>
  );
}

export function VerifyForm({ recommendation, path, onDone }: FormProps) {
  const form = useForm({
    name: `recommendation-verify:${recommendation.id}`,
    initial: { evidence: '', link: '' },
    schema: Verification,
    submit: (seen) => api.post(`${path}/verify`, seen, Recommendation),
    done: useDone(onDone),
  });
  return (
    <FormBody form={form} submitLabel="Verify">
      <TextAreaField
        {...form.field('evidence')}
        label="What you saw"
        hint="How one can tell that it still holds, a year later."
        maxLength={4000}
        required
      />
      <TextField {...form.field('link')} label="Where it can be seen" type="url" required />
    </FormBody>
  );
}
