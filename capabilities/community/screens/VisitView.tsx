import { useFormats } from '#web/design/formats.ts';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Facts } from '#web/design/parts/Facts.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import type { Exchange } from '../contract.ts';
import { dollars } from './words.ts';

/** When, where and what; who and at what cost for those whose business it is. */
export function VisitView({ exchange }: { exchange: Exchange }) {
  const formats = useFormats();
  const { plan, mayCarry, state, id } = exchange;
  const toPlan = (
    <LinkButton to={`/exchanges/${id}/plan`}>{plan ? 'Change the plan' : 'Plan the visit'}</LinkButton>
  );
  const mayPlan = mayCarry && state === 'offered';
  if (!plan)
    return (
      <NothingYet title="No visit is planned yet" {...(mayPlan ? { action: toPlan } : {})}>
        The asking site chooses a host and writes the plan; the host agrees to it.
      </NothingYet>
    );
  return (
    <div className="stack">
      <Facts
        items={[
          { label: 'From', value: formats.date(plan.startsOn) },
          { label: 'To', value: formats.date(plan.endsOn) },
          { label: 'Place', value: plan.place },
          { label: 'Host', value: exchange.host?.name ?? 'No host any more' },
          { label: 'Agreed', value: plan.agreed ? 'By the host, as it stands' : 'Not yet' },
        ]}
      />
      <Section title="Agenda" plain>
        <p>{plan.agenda}</p>
      </Section>
      {plan.people === null || plan.travel === null ? (
        <p className="quiet">
          Who travels, and at what cost, is for the two sites and those who follow them.
        </p>
      ) : (
        <Travel people={plan.people} travel={plan.travel} />
      )}
      {mayPlan && toPlan}
    </div>
  );
}

type Plan = NonNullable<Exchange['plan']>;
type TravelProps = { people: NonNullable<Plan['people']>; travel: NonNullable<Plan['travel']> };

function Travel({ people, travel }: TravelProps) {
  const total = travel.reduce((sum, { cents }) => sum + cents, 0);
  return (
    <>
      <Section title="People" plain>
        <DataTable
          caption="People"
          rows={people}
          rowKey={({ side, name, role }) => `${side} ${name} ${role}`}
          columns={[
            { key: 'name', label: 'Name', value: (row) => row.name },
            { key: 'role', label: 'Role', value: (row) => row.role },
            { key: 'side', label: 'Side', value: (row) => (row.side === 'host' ? 'Host' : 'Visitor') },
          ]}
          empty={<p className="quiet">Nobody is named yet.</p>}
        />
      </Section>
      <Section title="Travel support" plain>
        <DataTable
          caption="Travel support"
          rows={travel}
          rowKey={({ what, paidBy, cents }) => `${what} ${paidBy} ${cents}`}
          columns={[
            { key: 'what', label: 'For what', value: (row) => row.what },
            { key: 'paidBy', label: 'Paid by', value: (row) => row.paidBy },
            {
              key: 'cents',
              label: 'Amount',
              value: (row) => row.cents,
              render: (row) => dollars(row.cents),
              align: 'end',
            },
          ]}
          empty={<p className="quiet">No support is asked for.</p>}
        />
        {travel.length > 0 && <p>Together {dollars(total)}.</p>}
      </Section>
    </>
  );
}
