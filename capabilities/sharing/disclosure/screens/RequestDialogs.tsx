import type { ReactNode } from 'react';
import { type ZodType, z } from 'zod';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { SelectField, TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import { type Form, useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { Dialog } from '#web/design/parts/Dialog.tsx';
import { useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { RecordsRequest } from '../contract.ts';

export const dialogMoves = [
  'answer-whole',
  'answer-in-part',
  'deny',
  'complain',
  'uphold',
  'reopen',
] as const;
export type DialogName = (typeof dialogMoves)[number] | 'extension';

type Values = Record<string, string>;
type Shape = {
  title: string;
  submitLabel: string;
  initial: Values;
  fields: (form: Form<Values>, request: RecordsRequest) => ReactNode;
};

const area = (form: Form<Values>, name: string, label: string, hint?: string) => (
  <TextAreaField {...form.field(name)} label={label} maxLength={2000} required {...(hint ? { hint } : {})} />
);
const givenFields = (form: Form<Values>) => (
  <>
    {area(form, 'given', 'What is handed over', 'It stands in the disclosure log.')}
    <TextField
      {...form.field('recordCount')}
      label="Number of records"
      type="number"
      width="short"
      required
    />
    <TextAreaField
      {...form.field('recordIds')}
      label="Ids of records of this platform among them"
      hint="One a line. So that whoever has one can be told when it is corrected or expunged."
      rows={2}
    />
  </>
);
const groundFields = (form: Form<Values>, { grounds }: RecordsRequest) => (
  <>
    {area(form, 'because', 'Why it is held back', 'Whoever asked reads this.')}
    <SelectField
      {...form.field('citation')}
      label="On what ground"
      options={grounds.map(({ citation, covers }) => ({ value: citation, label: `${citation}: ${covers}` }))}
      required
    />
  </>
);
const given = { given: '', recordCount: '', recordIds: '' };

const shapes: Record<DialogName, Shape> = {
  'answer-whole': {
    ...{ title: 'Answer in whole', submitLabel: 'Answer', initial: given },
    fields: givenFields,
  },
  'answer-in-part': {
    title: 'Answer in part',
    submitLabel: 'Answer in part',
    initial: { ...given, because: '', citation: '', redactions: '' },
    fields: (form, request) => (
      <>
        {givenFields(form)}
        {groundFields(form, request)}
        {area(
          form,
          'redactions',
          'What was left out',
          'One a line: where; what kind of thing; on what ground (without one, the ground above). Never the words themselves. “Page 2; a home address”',
        )}
      </>
    ),
  },
  deny: {
    ...{ title: 'Deny the request', submitLabel: 'Deny', initial: { because: '', citation: '' } },
    fields: groundFields,
  },
  complain: {
    ...{ title: 'Take in a complaint', submitLabel: 'Take it in', initial: { complaint: '' } },
    fields: (form) => area(form, 'complaint', 'The complaint, as it was written'),
  },
  uphold: {
    ...{ title: 'Uphold the answer', submitLabel: 'Uphold it', initial: { decision: '' } },
    fields: (form) => area(form, 'decision', 'Why the answer stands'),
  },
  reopen: {
    ...{ title: 'Open the request again', submitLabel: 'Open it again', initial: { decision: '' } },
    fields: (form) => area(form, 'decision', 'What has to be answered differently'),
  },
  extension: {
    ...{ title: 'Extend the time', submitLabel: 'Extend', initial: { reason: '' } },
    fields: (form, request) => (
      <>
        <ExtensionDay request={request} />
        {area(form, 'reason', 'Why more time is needed')}
      </>
    ),
  },
};

function ExtensionDay({ request }: { request: RecordsRequest }) {
  const formats = useFormats();
  return (
    <p>The law allows it once. The new day is {formats.date(request.mayExtendTo)}; tell whoever asked.</p>
  );
}

type RequestDialogsProps = {
  request: RecordsRequest;
  path: string;
  open: DialogName | null;
  onClose: () => void;
};

/** The moves that need more than a press. */
export function RequestDialogs({ request, path, open, onClose }: RequestDialogsProps) {
  return (
    <Dialog open={open !== null} title={open ? shapes[open].title : ''} onClose={onClose} wide>
      {open && <MoveForm key={open} name={open} request={request} path={path} onClose={onClose} />}
    </Dialog>
  );
}

type MoveFormProps = Omit<RequestDialogsProps, 'open'> & { name: DialogName };

function MoveForm({ name, request, path, onClose }: MoveFormProps) {
  const site = useSite();
  const refresh = useRefresh();
  const shape = shapes[name];
  const form = useForm<Values, Values, RecordsRequest>({
    name: `records-request:${request.id}:${name}`,
    initial: shape.initial,
    schema: z.record(z.string(), z.string()) as ZodType<Values>,
    submit: (values) =>
      name === 'extension'
        ? api.post(`${path}/extension`, values, RecordsRequest)
        : api.post(`${path}/moves`, { move: name, ...orderOf(values) }, RecordsRequest),
    done: async () => {
      await refresh([`/api/sites/${site.slug}/sharing`, '/api/my-work']);
      onClose();
    },
  });
  return (
    <FormBody form={form} submitLabel={shape.submitLabel}>
      {shape.fields(form, request)}
    </FormBody>
  );
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What was typed as lines goes to the server as a list; all else as it is. */
function orderOf({ recordIds, redactions, ...values }: Values) {
  return {
    ...values,
    ...(recordIds === undefined ? {} : { recordIds: linesOf(recordIds) }),
    ...(redactions === undefined
      ? {}
      : { redactions: linesOf(redactions).map((line) => noteOf(line, values)) }),
  };
}

function noteOf(line: string, { citation = '' }: Values) {
  const [place = '', what = '', ground = ''] = line.split(';').map((part) => part.trim());
  return { place, what, citation: ground || citation };
}
