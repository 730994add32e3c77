import { api } from '#web/design/api.ts';
import { RadioField, SelectField, TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import { type Form, useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useRouteParams } from '#web/design/navigation.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Exchange } from '../contract.ts';
import { Caution, Reminder } from './Caution.tsx';
import { errorOfLines, Lines } from './Lines.tsx';
import { formOfPlan, noPerson, noTravel, type PlanForm, planForm } from './plan-form.ts';

/** The asking site chooses its host and says when, where, what, who and at what cost; the host agrees to it. */
export default function PlanScreen() {
  const { exchangeId } = useRouteParams<'exchangeId'>();
  const query = useApiQuery(`/api/exchanges/${exchangeId}`, Exchange);
  return (
    <QueryStates
      query={query}
      what="the exchange"
      isEmpty={({ state, mayCarry }) => state !== 'offered' || !mayCarry}
      nothingYet={
        <NothingYet title="No visit can be planned now">
          A visit is planned by the asking site while hosts offer. To change a confirmed visit, plan it anew.
        </NothingYet>
      }
    >
      {(exchange) => <PlanVisit exchange={exchange} />}
    </QueryStates>
  );
}

function PlanVisit({ exchange }: { exchange: Exchange }) {
  const go = useGo();
  const refresh = useRefresh();
  const { id, number, title } = exchange;
  const revision = exchange.plan?.revision ?? 0;
  const form = useForm({
    name: `visit-plan:${id}:${revision}`,
    initial: formOfPlan(exchange),
    schema: planForm(revision),
    submit: (plan) => api.put(`/api/exchanges/${id}/plan`, plan, Exchange),
    done: () => {
      void refresh(['/api/exchanges']);
      go(`/exchanges/${id}?tab=visit`);
    },
  });
  const open = exchange.offers.filter(({ state }) => ['offered', 'chosen', 'agreed'].includes(state));
  return (
    <FormPage
      title="Plan the visit"
      lead="The host agrees to the plan as it stands; a change asks the host again."
      crumbs={[
        { label: 'Peer exchange', to: '/exchanges' },
        { label: `${number}: ${title}`, to: `/exchanges/${id}` },
      ]}
      form={form}
      submitLabel="Send the plan to the host"
      cancelTo={`/exchanges/${id}`}
    >
      <Reminder />
      <RadioField
        {...form.field('offerId')}
        label="Host"
        required
        options={open.map((offer) => ({ value: offer.id, label: offer.site.name, hint: offer.shows }))}
      />
      <div className="split">
        <TextField {...form.field('startsOn')} label="First day" type="date" required width="medium" />
        <TextField {...form.field('endsOn')} label="Last day" type="date" required width="medium" />
      </div>
      <TextField {...form.field('place')} label="Place" required maxLength={300} />
      <TextAreaField {...form.field('agenda')} label="Agenda" required rows={6} maxLength={4000} />
      <People form={form} />
      <TravelLines form={form} />
      <Caution form={form} texts={[form.values.place, form.values.agenda]} />
    </FormPage>
  );
}

function People({ form }: { form: Form<PlanForm> }) {
  return (
    <Lines
      legend="People"
      hint="Staff who travel or receive. The two sites and those who follow them see this list."
      noun="person"
      lines={form.values.people}
      onChange={(lines) => form.set('people', lines)}
      blank={noPerson}
      error={errorOfLines(form.errors, 'people')}
    >
      {(line, change, at) => (
        <>
          <SelectField
            id={`person-side-${at}`}
            name={`person-side-${at}`}
            label="Side"
            options={[
              { value: 'visitor', label: 'Visitor' },
              { value: 'host', label: 'Host' },
            ]}
            value={line.side}
            onChange={(side) => change({ side })}
            error={undefined}
          />
          <LineText
            at={at}
            what="person-name"
            label="Name"
            value={line.name}
            onChange={(name) => change({ name })}
          />
          <LineText
            at={at}
            what="person-role"
            label="Role"
            value={line.role}
            onChange={(role) => change({ role })}
          />
        </>
      )}
    </Lines>
  );
}

function TravelLines({ form }: { form: Form<PlanForm> }) {
  return (
    <Lines
      legend="Travel support"
      hint="In dollars and cents. The two sites and those who follow them see it."
      noun="item"
      lines={form.values.travel}
      onChange={(lines) => form.set('travel', lines)}
      blank={noTravel}
      error={errorOfLines(form.errors, 'travel')}
    >
      {(line, change, at) => (
        <>
          <LineText
            at={at}
            what="travel-what"
            label="For what"
            value={line.what}
            onChange={(what) => change({ what })}
          />
          <LineText
            at={at}
            what="travel-amount"
            label="Amount in dollars"
            value={line.amount}
            onChange={(amount) => change({ amount })}
          />
          <LineText
            at={at}
            what="travel-paid-by"
            label="Paid by"
            value={line.paidBy}
            onChange={(paidBy) => change({ paidBy })}
          />
        </>
      )}
    </Lines>
  );
}

type LineTextProps = {
  at: number;
  what: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
};

function LineText({ at, what, ...field }: LineTextProps) {
  return <TextField id={`${what}-${at}`} name={`${what}-${at}`} {...field} error={undefined} />;
}
