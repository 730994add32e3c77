import { useFormats } from '#web/design/formats.ts';
import { ListPage } from '#web/design/frames/ListPage.tsx';
import { useSitePath } from '#web/design/navigation.tsx';
import { Facts } from '#web/design/parts/Facts.tsx';
import { StateTag } from '#web/design/parts/StateTag.tsx';
import { useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { type AgreementSummary, agreementList } from '../contract.ts';
import { type AgreementState, agreementWorkflow } from '../states.ts';
import { SharingLinks } from './SharingLinks.tsx';

const states = Object.keys(agreementWorkflow.states) as AgreementState[];

/** Who lets whom read what, and until when. */
export default function AgreementsScreen() {
  const site = useSite();
  const sitePath = useSitePath();
  const formats = useFormats();
  return (
    <ListPage<AgreementSummary>
      title="Sharing"
      lead="An agency sees records of another only as far as an agreement in force says so, and not a moment longer."
      noun={['agreement', 'agreements']}
      path={`/api/sites/${site.slug}/agreements`}
      schema={agreementList}
      live={['sharing.*']}
      rowKey={(row) => row.id}
      rowTitle={(row) => row.title}
      to={(row) => sitePath(`/sharing/${row.id}`)}
      views={[
        { label: 'All', filters: {} },
        { label: 'In force', filters: { state: ['in force'] } },
        { label: 'On their way', filters: { state: ['draft', 'legal review', 'for signature', 'signed'] } },
        { label: 'Ended', filters: { state: ['expired', 'terminated', 'withdrawn'] } },
      ]}
      filters={[
        {
          key: 'state',
          label: 'State',
          kind: 'many',
          options: states.map((value) => ({ value, label: agreementWorkflow.states[value].label })),
        },
        { key: 'q', label: 'Search', kind: 'text' },
      ]}
      columns={[
        { key: 'title', label: 'Agreement', value: (row) => row.title },
        {
          key: 'state',
          label: 'State',
          value: (row) => agreementWorkflow.states[row.state].label,
          render: (row) => <StateTag workflow={agreementWorkflow} state={row.state} />,
          narrow: true,
        },
        { key: 'parties', label: 'Parties', value: partiesOf },
        { key: 'start', label: 'From', value: (row) => formats.date(row.startsAt), narrow: true },
        { key: 'end', label: 'Until', value: (row) => formats.date(row.endsAt), narrow: true },
        { key: 'number', label: 'Number', value: (row) => row.number, narrow: true },
      ]}
      panel={(row) => (
        <div className="stack">
          <StateTag workflow={agreementWorkflow} state={row.state} />
          <Facts
            items={[
              { label: 'Parties', value: partiesOf(row) },
              { label: 'Signed', value: `${row.signed} of ${row.parties.length}` },
              { label: 'From', value: formats.dateTime(row.startsAt) },
              { label: 'Until', value: formats.dateTime(row.endsAt) },
            ]}
          />
        </div>
      )}
      actions={<SharingLinks />}
      nothingYet={
        <NothingYet title="No agreements yet">
          Each agency sees its own records alone. An agreement is written by one party, reviewed by another
          person, and signed by all.
        </NothingYet>
      }
    />
  );
}

function partiesOf({ parties }: AgreementSummary): string {
  return parties.map(({ name }) => name).join(', ');
}
