import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { ChecksField, SelectField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useSitePath } from '#web/design/navigation.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { useSite } from '#web/design/session.tsx';
import { type CaseOptions, CaseRecord } from '../contract.ts';
import { EvidenceChecklist } from './CaseTabs.tsx';
import { LockRefused } from './LockRefused.tsx';
import { OnCase } from './OnCase.tsx';

/** Sends a complaint to a prosecutor, with what it rests on in view. */
export default function ReferScreen() {
  return <OnCase>{(record, options) => <ReferForm record={record} options={options} />}</OnCase>;
}

const schema = z.object({ toAgencyId: z.uuid('Choose the prosecutor.'), charges: z.array(z.string()) });

function ReferForm({ record, options }: { record: CaseRecord; options: CaseOptions }) {
  const site = useSite();
  const sitePath = useSitePath();
  const go = useGo();
  const path = `/api/sites/${site.slug}/cases/${record.id}`;
  const charges = record.charges.flatMap(({ police }) => (police ? [police] : []));
  const form = useForm({
    name: `cases-refer:${record.id}`,
    initial: {
      toAgencyId: options.prosecutors.length === 1 ? options.prosecutors[0]!.value : '',
      charges: charges.map(({ key }) => key),
    },
    schema,
    submit: (referral) => api.post(`${path}/referral`, { ...referral, seen: record.seen }, CaseRecord),
    done: () => go(sitePath(`/cases/${record.id}`)),
  });
  return (
    <FormPage
      title={`Refer ${record.number}`}
      lead="The prosecutor’s office gets a referral of its own. What it sees of your complaint is what an agreement opens."
      crumbs={[{ label: record.number, to: sitePath(`/cases/${record.id}`) }]}
      form={form}
      submitLabel="Refer"
      cancelTo={sitePath(`/cases/${record.id}`)}
    >
      <LockRefused path={path} />
      {charges.length === 0 && (
        <Notice tone="warning">
          No charge is recommended yet. A referral without one is often returned.
        </Notice>
      )}
      <SelectField {...form.field('toAgencyId')} label="Prosecutor" options={options.prosecutors} required />
      {charges.length > 0 && (
        <ChecksField
          {...form.field('charges')}
          label="Charges recommended"
          options={charges.map(({ key, statute, offense }) => ({
            value: key,
            label: `${statute} ${offense ?? ''}`,
          }))}
        />
      )}
      <h2>Evidence</h2>
      <EvidenceChecklist record={record} />
    </FormPage>
  );
}
