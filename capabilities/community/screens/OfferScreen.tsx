import { api } from '#web/design/api.ts';
import { SelectField, TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useRouteParams } from '#web/design/navigation.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Exchange, OfferDraft } from '../contract.ts';
import { Caution, Reminder } from './Caution.tsx';

/** A site that knows it offers to show it. */
export default function OfferScreen() {
  const { exchangeId } = useRouteParams<'exchangeId'>();
  const query = useApiQuery(`/api/exchanges/${exchangeId}`, Exchange);
  return (
    <QueryStates
      query={query}
      what="the exchange"
      isEmpty={({ mayOffer }) => mayOffer.length === 0}
      nothingYet={
        <NothingYet title="Your site can’t offer here">
          It asks itself, offers already, or the exchange is past the offers.
        </NothingYet>
      }
    >
      {(exchange) => <OfferForm exchange={exchange} />}
    </QueryStates>
  );
}

function OfferForm({ exchange }: { exchange: Exchange }) {
  const go = useGo();
  const refresh = useRefresh();
  const { id, title, number, mayOffer } = exchange;
  const form = useForm({
    name: `exchange-offer:${id}`,
    initial: { site: mayOffer[0]!.slug, shows: '', whenPossible: '', cautionsSeen: false },
    schema: OfferDraft,
    submit: (draft) => api.post(`/api/exchanges/${id}/offers`, draft, Exchange),
    done: () => {
      void refresh(['/api/exchanges']);
      go(`/exchanges/${id}?tab=hosts`);
    },
  });
  return (
    <FormPage
      title="Offer to host"
      lead={`${exchange.site.name} wants to learn: ${title}`}
      crumbs={[
        { label: 'Peer exchange', to: '/exchanges' },
        { label: number, to: `/exchanges/${id}` },
      ]}
      form={form}
      submitLabel="Offer"
      cancelTo={`/exchanges/${id}`}
    >
      <Reminder />
      {mayOffer.length > 1 && (
        <SelectField
          {...form.field('site')}
          label="Site that would host"
          required
          options={mayOffer.map(({ slug, name }) => ({ value: slug, label: name }))}
        />
      )}
      <TextAreaField
        {...form.field('shows')}
        label="What you can show"
        hint="Who would meet them, what they would see, and what did not work for you."
        required
        maxLength={3000}
      />
      <TextField {...form.field('whenPossible')} label="When it could be" maxLength={300} />
      <Caution form={form} texts={[form.values.shows, form.values.whenPossible]} />
    </FormPage>
  );
}
