import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo } from '#web/design/navigation.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import {
  stageWords,
  type TargetList,
  targetLists,
  targetStages,
  urgencies,
  urgencyWords,
} from '../contract.ts';

export default function NewTargetsScreen() {
  const query = useApiQuery('/api/assistance/targets', targetLists);
  return (
    <QueryStates query={query} what="the targets">
      {({ items }) => <TargetsForm newest={items[0]!} />}
    </QueryStates>
  );
}

const cells = urgencies.flatMap((urgency) => targetStages.map((stage) => ({ urgency, stage })));
const nameOf = ({ urgency, stage }: (typeof cells)[number]) => `hours.${urgency}.${stage}`;

/** From the newest targets on: a day, and what is to be different. */
function TargetsForm({ newest }: { newest: TargetList }) {
  const go = useGo();
  const refresh = useRefresh();
  const form = useForm({
    name: 'assistance-targets',
    initial: {
      ...{ inForceFrom: '', note: '', mostPausedDays: String(newest.mostPausedDays) },
      ...Object.fromEntries(
        cells.map((cell) => [nameOf(cell), String(newest.hours[cell.urgency][cell.stage])]),
      ),
    } as Record<string, string>,
    schema: z.record(z.string(), z.string()),
    submit: (values) => api.post('/api/assistance/targets', orderOf(values), targetLists),
    done: async () => {
      await refresh(['/api/assistance/targets']);
      go('/assistance/targets');
    },
  });
  return (
    <FormPage
      title="Set targets"
      lead="They hold for requests submitted from that day on; what is promised already does not change. Eight business hours are a business day."
      crumbs={[{ label: 'Targets', to: '/assistance/targets' }]}
      form={form}
      submitLabel="Set targets"
      cancelTo="/assistance/targets"
    >
      <TextField {...form.field('inForceFrom')} label="From" type="date" width="medium" required />
      <TextAreaField {...form.field('note')} label="What changes, and why" maxLength={500} required />
      <TextField
        {...form.field('mostPausedDays')}
        label="A clock stands still at most (business days)"
        type="number"
        width="short"
        required
      />
      {cells.map((cell) => (
        <TextField
          key={nameOf(cell)}
          {...form.field(nameOf(cell))}
          label={`${urgencyWords[cell.urgency]}: ${stageWords[cell.stage]} (business hours)`}
          type="number"
          width="short"
          required
        />
      ))}
    </FormPage>
  );
}

function orderOf(values: Record<string, string>) {
  const { inForceFrom, note, mostPausedDays } = values;
  const hours = Object.fromEntries(
    urgencies.map((urgency) => [
      urgency,
      Object.fromEntries(targetStages.map((stage) => [stage, Number(values[`hours.${urgency}.${stage}`])])),
    ]),
  );
  return { inForceFrom, note, mostPausedDays: Number(mostPausedDays), hours };
}
