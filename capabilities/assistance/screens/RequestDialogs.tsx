import type { ReactNode } from 'react';
import { type ZodType, z } from 'zod';
import { api } from '#web/design/api.ts';
import { RadioField, SelectField, TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import { type Form, useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { useGo, useSitePath } from '#web/design/navigation.tsx';
import { Dialog } from '#web/design/parts/Dialog.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import {
  AssistanceRequest,
  Candidates,
  MergeOrder,
  MoveOrder,
  PauseOrder,
  PriorityOrder,
  ReassignOrder,
  requestList,
  urgencyWords,
} from '../contract.ts';

export type DialogName = 'return' | 'pause' | 'resume' | 'reassign' | 'priority' | 'merge';
type Values = Record<string, string>;
type Shape = {
  title: string;
  /** The act’s part of the path. */
  act: string;
  schema: ZodType<unknown>;
  /** What is sent beside what was typed. */
  fixed?: object;
  initial: Values;
  submitLabel: string;
  fields: (form: Form<Values>, request: AssistanceRequest) => ReactNode;
};

const reasonField = (form: Form<Values>) => (
  <TextAreaField
    {...form.field('reason')}
    label="Reason"
    hint="It is kept in the history."
    maxLength={1000}
    required
  />
);
const dueBackField = (form: Form<Values>) => (
  <TextField
    {...form.field('dueBackOn')}
    label="Due back on"
    hint="The clock stands still until the answer, and runs on by itself after this day."
    type="date"
    width="medium"
    required
  />
);

const shapes: Record<DialogName, Shape> = {
  return: {
    title: 'Return for information',
    ...{
      act: 'moves',
      schema: MoveOrder.omit({ move: true }),
      fixed: { move: 'return' },
      submitLabel: 'Return to the site',
    },
    initial: { reason: '', dueBackOn: '' },
    fields: (form) => (
      <>
        <TextAreaField
          {...form.field('reason')}
          label="What does the site need to say?"
          maxLength={1000}
          required
        />
        {dueBackField(form)}
      </>
    ),
  },
  pause: {
    title: 'Ask the site, and pause the clock',
    ...{ act: 'pause', schema: PauseOrder, submitLabel: 'Ask and pause' },
    initial: { question: '', dueBackOn: '' },
    fields: (form) => (
      <>
        <TextAreaField {...form.field('question')} label="Question to the site" maxLength={1000} required />
        {dueBackField(form)}
      </>
    ),
  },
  resume: {
    title: 'Go on without the answer',
    ...{ act: 'resume', schema: z.object({}), submitLabel: 'Let the clock run' },
    initial: {},
    fields: () => <p>The question is taken back, and whoever had the request before has it again.</p>,
  },
  reassign: {
    title: 'Put it on someone else',
    ...{ act: 'owner', schema: ReassignOrder, submitLabel: 'Put it on them' },
    initial: { personId: '', reason: '' },
    fields: (form, request) => (
      <>
        <PersonField form={form} request={request} />
        {reasonField(form)}
      </>
    ),
  },
  priority: {
    title: 'Change the urgency',
    ...{ act: 'priority', schema: PriorityOrder, submitLabel: 'Change the urgency' },
    initial: { urgency: '', reason: '' },
    fields: (form) => (
      <>
        <p>The time it has waited stays. A target that was missed stays missed.</p>
        <RadioField
          {...form.field('urgency')}
          label="Urgency"
          options={Object.entries(urgencyWords).map(([value, label]) => ({ value, label }))}
        />
        {reasonField(form)}
      </>
    ),
  },
  merge: {
    title: 'Merge into another request',
    ...{ act: 'merge', schema: MergeOrder, submitLabel: 'Merge' },
    initial: { into: '', reason: '' },
    fields: (form, request) => (
      <>
        <p>This request ends here and lives on in an older one, whose clock has run longer.</p>
        <OlderRequestField form={form} request={request} />
        {reasonField(form)}
      </>
    ),
  },
};

type RequestDialogsProps = {
  request: AssistanceRequest;
  path: string;
  open: DialogName | null;
  onClose: () => void;
};

/** The acts that need more than a reason. */
export function RequestDialogs({ request, path, open, onClose }: RequestDialogsProps) {
  return (
    <Dialog open={open !== null} title={open ? shapes[open].title : ''} onClose={onClose}>
      {open && <ActForm key={open} shape={shapes[open]} request={request} path={path} onClose={onClose} />}
    </Dialog>
  );
}

type ActFormProps = { shape: Shape; request: AssistanceRequest; path: string; onClose: () => void };

function ActForm({ shape, request, path, onClose }: ActFormProps) {
  const site = useSite();
  const refresh = useRefresh();
  const go = useGo();
  const sitePath = useSitePath();
  const form = useForm<Values, unknown, AssistanceRequest>({
    name: `assistance:${shape.act}:${request.id}`,
    initial: shape.initial,
    schema: shape.schema,
    submit: (order) =>
      api.post(`${path}/${shape.act}`, { ...shape.fixed, ...(order as object) }, AssistanceRequest),
    done: async ({ id }) => {
      await refresh([`/api/sites/${site.slug}/assistance`, '/api/assistance', '/api/my-work']);
      onClose();
      if (id !== request.id) go(sitePath(`/assistance/${id}`));
    },
  });
  return (
    <FormBody form={form} submitLabel={shape.submitLabel}>
      {shape.fields(form, request)}
    </FormBody>
  );
}

function PersonField({ form }: { form: Form<Values>; request: AssistanceRequest }) {
  const site = useSite();
  const people = useApiQuery(`/api/sites/${site.slug}/assistance/people`, Candidates);
  return (
    <SelectField
      {...form.field('personId')}
      label="Person"
      required
      options={[
        ...(people.data?.items ?? []).map(({ id, name, roles }) => ({
          value: id,
          label: `${name} (${roles.join(', ')})`,
        })),
      ]}
    />
  );
}

function OlderRequestField({ form, request }: { form: Form<Values>; request: AssistanceRequest }) {
  const site = useSite();
  const open = useApiQuery(`/api/sites/${site.slug}/assistance`, requestList, {
    query: { show: 'open', limit: 200 },
  });
  const older = (open.data?.items ?? []).filter(
    ({ id, submittedAt }) => id !== request.id && (submittedAt ?? '') <= (request.submittedAt ?? ''),
  );
  return (
    <SelectField
      {...form.field('into')}
      label="Older request that asks for the same"
      required
      options={[...older.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }))]}
    />
  );
}
