import { useState } from 'react';
import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { SelectField, TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Dialog } from '#web/design/parts/Dialog.tsx';
import { ReasonDialog } from '#web/design/parts/ReasonDialog.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiMutation, useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { type Cost, CostDraft, costKinds, Delivery } from '../../contract.ts';
import { centsOf, dollars } from './amounts.ts';
import { optionsOf } from './words.tsx';

/** What was spent against what was approved, by kind, to the cent. */
export function CostsSection({ delivery }: { delivery: Delivery }) {
  const [recording, setRecording] = useState(false);
  const { plan, costs, isMine } = delivery;
  if (!plan || (plan.state !== 'approved' && costs.length === 0)) return null;
  const approved = plan.budget.reduce((sum, { cents }) => sum + cents, 0);
  const spent = plan.budget.reduce((sum, line) => sum + line.spent, 0);
  return (
    <Section
      title="Costs"
      lead={`${dollars(spent)} of ${dollars(approved)} spent, ${dollars(approved - spent)} left.`}
      actions={
        isMine &&
        plan.state === 'approved' && <Button onClick={() => setRecording(true)}>Record a cost</Button>
      }
      plain
    >
      <DataTable
        caption="Budget"
        rows={plan.budget}
        rowKey={(row) => row.kind}
        columns={[
          { key: 'kind', label: 'Kind', value: (row) => costKinds[row.kind] },
          { key: 'approved', label: 'Approved', value: (row) => dollars(row.cents), align: 'end' },
          { key: 'spent', label: 'Spent', value: (row) => dollars(row.spent), align: 'end' },
          {
            key: 'left',
            label: 'Left',
            value: (row) =>
              row.spent > row.cents
                ? `${dollars(row.spent - row.cents)} over`
                : dollars(row.cents - row.spent),
            align: 'end',
          },
        ]}
      />
      <CostsTable costs={costs} isMine={isMine} />
      <Dialog open={recording} title="Record a cost" onClose={() => setRecording(false)}>
        <CostForm delivery={delivery} onDone={() => setRecording(false)} />
      </Dialog>
    </Section>
  );
}

function CostsTable({ costs, isMine }: { costs: Cost[]; isMine: boolean }) {
  const site = useSite();
  const formats = useFormats();
  const [wrong, setWrong] = useState<Cost | null>(null);
  const path = `/api/sites/${site.slug}/assistance`;
  const takeBack = useApiMutation(
    (reason: string) => api.post(`${path}/costs/${wrong!.id}/take-back`, { reason }, z.unknown()),
    { refresh: [path], done: 'The cost no longer counts', onSuccess: () => setWrong(null) },
  );
  return (
    <>
      <DataTable
        caption="Costs recorded"
        rows={costs}
        rowKey={(row) => row.id}
        columns={[
          { key: 'on', label: 'On', value: (row) => formats.date(row.incurredOn), narrow: true },
          { key: 'kind', label: 'Kind', value: (row) => costKinds[row.kind], narrow: true },
          { key: 'note', label: 'For', value: (row) => row.note },
          { key: 'cents', label: 'Amount', value: (row) => dollars(row.cents), align: 'end' },
          {
            key: 'counts',
            label: 'Counts',
            value: (row) => (row.takenBackBecause ? `Taken back: ${row.takenBackBecause}` : 'Yes'),
            render: (row) =>
              row.takenBackBecause ? (
                `Taken back: ${row.takenBackBecause}`
              ) : isMine ? (
                <Button small onClick={() => setWrong(row)} aria-label={`Take back ${row.note}`}>
                  Take back
                </Button>
              ) : (
                'Yes'
              ),
          },
        ]}
        empty={<NothingYet title="No costs yet">They count against the approved budget at once.</NothingYet>}
      />
      <ReasonDialog
        open={wrong !== null}
        title="Take the cost back?"
        body="It stays on the record with the reason, and no longer counts."
        confirmLabel="Take back"
        required
        busy={takeBack.isPending}
        onConfirm={(reason) => takeBack.mutate(reason)}
        onClose={() => setWrong(null)}
      />
    </>
  );
}

type CostValues = Record<'kind' | 'cents' | 'incurredOn' | 'note' | 'activityId', string>;

/** The amount is typed in dollars. */
const costForm = z.preprocess((typed) => {
  const { cents, activityId, ...rest } = typed as CostValues;
  return { ...rest, cents: centsOf(cents) ?? cents, activityId: activityId || null };
}, CostDraft);

function CostForm({ delivery, onDone }: { delivery: Delivery; onDone: () => void }) {
  const site = useSite();
  const refresh = useRefresh();
  const path = `/api/sites/${site.slug}/assistance`;
  const form = useForm({
    name: `cost:${delivery.request.id}`,
    initial: { kind: '', cents: '', incurredOn: '', note: '', activityId: '' },
    schema: costForm,
    submit: (draft) => api.post(`${path}/requests/${delivery.request.id}/costs`, draft, Delivery),
    done: () => {
      void refresh([path]);
      onDone();
    },
  });
  return (
    <FormBody form={form} submitLabel="Record the cost">
      <SelectField {...form.field('kind')} label="Kind" required options={optionsOf(costKinds)} />
      <TextField
        {...form.field('cents')}
        label="Amount in dollars"
        inputMode="decimal"
        width="medium"
        required
      />
      <TextField {...form.field('incurredOn')} label="On" type="date" width="medium" required />
      <TextField {...form.field('note')} label="For" maxLength={500} required />
      <SelectField
        {...form.field('activityId')}
        label="Activity"
        empty="None"
        options={delivery.activities.map(({ id, number, title }) => ({
          value: id,
          label: `${number} ${title}`,
        }))}
      />
    </FormBody>
  );
}
