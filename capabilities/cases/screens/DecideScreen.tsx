import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { ChecksField, RadioField, SelectField, TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useSitePath } from '#web/design/navigation.tsx';
import { useSite } from '#web/design/session.tsx';
import { type CaseOptions, CaseRecord } from '../contract.ts';
import { EvidenceChecklist } from './CaseTabs.tsx';
import { LockRefused } from './LockRefused.tsx';
import { OnCase } from './OnCase.tsx';

/** A prosecutor’s decision, with the evidence and the recommended charges in view. */
export default function DecideScreen() {
  return <OnCase>{(record, options) => <DecideForm record={record} options={options} />}</OnCase>;
}

const choices = [
  { value: 'adopted', label: 'Adopt', hint: 'File all or some of the recommended charges.' },
  { value: 'returned', label: 'Return for investigation', hint: 'Say what is needed, and by when.' },
  { value: 'declined', label: 'Decline', hint: 'With a reason from the list.' },
  {
    value: 'propose',
    label: 'Propose for federal adoption',
    hint: 'The federal agency answers; the decision here stays open.',
  },
  { value: 'adopted-federally', label: 'Adopted federally', hint: 'The federal office has taken it.' },
  { value: 'other-agency', label: 'Belongs to another agency' },
];

const schema = z
  .object({
    decision: z.string().min(1, 'Choose a decision.'),
    charges: z.array(z.string()),
    docket: z.string(),
    reason: z.string(),
    words: z.string(),
    needed: z.string(),
    dueOn: z.string(),
    toAgencyId: z.string(),
    workProduct: z.string(),
  })
  .superRefine((value, context) => {
    const miss = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (value.decision === 'declined' && value.reason === '') miss('reason', 'Choose a reason.');
    if (value.decision === 'returned' && value.needed.trim() === '') miss('needed', 'Say what is needed.');
    if (value.decision === 'returned' && value.dueOn === '') miss('dueOn', 'Say by when.');
    if (value.decision === 'propose' && value.toAgencyId === '') miss('toAgencyId', 'Choose the agency.');
    if (value.decision === 'adopted' && value.charges.length === 0)
      miss('charges', 'Choose at least one charge.');
  });
type Values = z.infer<typeof schema>;

function DecideForm({ record, options }: { record: CaseRecord; options: CaseOptions }) {
  const site = useSite();
  const sitePath = useSitePath();
  const go = useGo();
  const path = `/api/sites/${site.slug}/cases/${record.id}`;
  const charges = record.charges.flatMap(({ police }) => (police ? [police] : []));
  const form = useForm({
    name: `cases-decide:${record.id}`,
    initial: {
      ...{ decision: '', charges: charges.map(({ key }) => key), docket: '', reason: '', words: '' },
      ...{ needed: '', dueOn: '', toAgencyId: '', workProduct: '' },
    },
    // Without a charge that can be seen there is none to choose: the decision is recorded, and charges are filed apart.
    schema:
      charges.length > 0
        ? schema
        : z.preprocess((value) => ({ ...(value as Values), charges: ['-'] }), schema),
    submit: (values) => send(path, record.seen, charges.length > 0 ? values : { ...values, charges: [] }),
    done: () => go(sitePath(`/cases/${record.id}`)),
  });
  const { decision } = form.values;
  return (
    <FormPage
      title={`Decide on ${record.number}`}
      crumbs={[{ label: record.number, to: sitePath(`/cases/${record.id}`) }]}
      form={form}
      submitLabel="Record the decision"
      cancelTo={sitePath(`/cases/${record.id}`)}
    >
      <LockRefused path={path} />
      <h2>Evidence checklist</h2>
      <EvidenceChecklist record={record} />
      <RadioField {...form.field('decision')} label="Decision" options={choices} required />
      {decision === 'adopted' && charges.length > 0 && (
        <ChecksField
          {...form.field('charges')}
          label="Charges to file"
          options={charges.map(({ key, statute, offense, degree }) => ({
            ...{ value: key, label: [statute, offense, degree].filter(Boolean).join(', ') },
          }))}
        />
      )}
      {decision === 'adopted' && <TextField {...form.field('docket')} label="Docket number" width="medium" />}
      {decision === 'returned' && (
        <>
          <TextAreaField
            {...form.field('needed')}
            label="What is needed"
            hint="One thing a line."
            rows={4}
            required
          />
          <TextField {...form.field('dueOn')} label="Due" type="date" width="short" required />
        </>
      )}
      {decision === 'declined' && (
        <>
          <SelectField {...form.field('reason')} label="Reason" options={options.declineReasons} required />
          <TextAreaField
            {...form.field('words')}
            label="In words"
            hint="Police see it if an agreement opens reasons."
            rows={3}
            maxLength={500}
          />
        </>
      )}
      {decision === 'propose' && (
        <SelectField
          {...form.field('toAgencyId')}
          label="Federal agency"
          options={options.federalAgencies}
          required
        />
      )}
      {decision !== 'propose' && (
        <TextAreaField
          {...form.field('workProduct')}
          label="Work product"
          hint="Stays in your office, whatever is signed."
          rows={3}
        />
      )}
    </FormPage>
  );
}

function send(path: string, seen: number, values: Values): Promise<CaseRecord> {
  const { decision, needed, dueOn, reason, toAgencyId, charges, docket, words, workProduct } = values;
  if (decision === 'propose') {
    const events = [{ kind: 'federal-proposed', payload: { toAgencyId } }];
    return api.post(`${path}/events`, { seen, events }, CaseRecord);
  }
  const lines = needed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return api.post(
    `${path}/screening`,
    {
      ...{ seen, decision, workProduct },
      ...(decision === 'adopted' ? { charges, docket } : {}),
      ...(decision === 'returned' ? { needed: lines, dueOn } : {}),
      ...(decision === 'declined' ? { reason, words } : {}),
    },
    CaseRecord,
  );
}
