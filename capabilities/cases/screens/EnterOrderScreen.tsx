import { api } from '#web/design/api.ts';
import { RadioField, SelectField, TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useSitePath } from '#web/design/navigation.tsx';
import { useSession, useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { type CaseRecord, CourtOrderRecord, OrderDraft, orderKinds } from '../contract.ts';
import { useCase } from './CaseScreen.tsx';
import { usePurpose } from './purpose.tsx';

/** Enters an order of a court over the case. Nothing happens to the case before a second officer approves. */
export default function EnterOrderScreen() {
  usePurpose();
  const query = useCase();
  return (
    <QueryStates query={query} what="the case">
      {(record) => <OrderForm record={record} />}
    </QueryStates>
  );
}

type Values = { agencyId: string; kind: string; reference: string; orderedOn: string };

function OrderForm({ record }: { record: CaseRecord }) {
  const site = useSite();
  const { agencies } = useSession();
  const go = useGo();
  const sitePath = useSitePath();
  const onlyAgency = agencies.length === 1 ? agencies[0]?.id : undefined;
  const form = useForm<Values, OrderDraft, CourtOrderRecord>({
    name: `court-order:${record.id}`,
    initial: { agencyId: onlyAgency ?? '', kind: '', reference: '', orderedOn: '' },
    schema: OrderDraft,
    submit: (draft) => api.post(`/api/sites/${site.slug}/cases/${record.id}/orders`, draft, CourtOrderRecord),
    done: ({ id }) => go(sitePath(`/cases/orders/${id}`)),
    // The order names a case that may have to be forgotten: the browser keeps no draft of it.
    secret: true,
  });
  return (
    <FormPage
      title={`Enter a court order over ${record.number}`}
      lead="Nothing happens to the case before a second records officer approves the order."
      crumbs={[
        { label: 'Cases', to: sitePath('/cases') },
        { label: record.number, to: sitePath(`/cases/${record.id}`) },
      ]}
      form={form}
      submitLabel="Enter the order"
      cancelTo={sitePath(`/cases/${record.id}`)}
    >
      <RadioField {...form.field('kind')} label="What the court ordered" options={kinds} required />
      <TextField
        {...form.field('reference')}
        label="Number of the order"
        hint="As it stands on the order of the court. It is deleted with the case if the case is expunged; a hash of it stays."
        autoComplete="off"
        maxLength={120}
        required
      />
      <TextField {...form.field('orderedOn')} label="Day of the order" type="date" width="medium" required />
      {onlyAgency === undefined && (
        <SelectField
          {...form.field('agencyId')}
          label="On behalf of"
          options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
          required
        />
      )}
    </FormPage>
  );
}

const kinds = Object.entries(orderKinds).map(([value, { label, says }]) => ({ value, label, hint: says }));
