import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Tag } from '#web/design/parts/StateTag.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import type { CaseRecord, ChargeOfCase, ChargePair } from '../contract.ts';

/** Police and court side by side, one line a charge of one defendant. */
export function ChargesTab({ record }: { record: CaseRecord }) {
  const name = (key: string) => record.defendants.find((one) => one.key === key)?.name ?? key;
  return (
    <DataTable<ChargePair>
      caption="Charges recommended by police and charges in court"
      rows={record.charges}
      rowKey={({ defendantKey, police, court }) => `${defendantKey} ${police?.id} ${court?.id}`}
      columns={[
        { key: 'defendant', label: 'Defendant', value: ({ defendantKey }) => name(defendantKey) },
        {
          key: 'police',
          label: 'Recommended by police',
          value: ({ police }) => wordsOf(police),
          render: ({ police }) => <Charge charge={police} />,
        },
        {
          key: 'court',
          label: 'In court',
          value: ({ court }) => wordsOf(court),
          render: ({ court }) => <Charge charge={court} />,
        },
        {
          key: 'stands',
          label: 'Stands',
          value: ({ court }) =>
            court && `${court.disposition ?? court.status}, ${court.dispositionClass ?? 'not disposed of'}`,
          render: ({ court }) => (court ? <Stands charge={court} /> : 'Not filed, or closed to you'),
        },
      ]}
      empty={
        <NothingYet title="No charge that you may see">
          Police recommend charges; prosecutors file them.
        </NothingYet>
      }
    />
  );
}

function Charge({ charge }: { charge: ChargeOfCase | null }) {
  if (!charge) return <span className="quiet">None</span>;
  return (
    <>
      {charge.count !== null && `Count ${charge.count}: `}
      {charge.statute} {charge.degree}
      {charge.offense && <div className="quiet">{charge.offense}</div>}
      {charge.version > 1 && <div className="quiet">Version {charge.version}</div>}
    </>
  );
}

function Stands({ charge }: { charge: ChargeOfCase }) {
  return (
    <>
      <Tag tone={charge.disposition ? 'neutral' : 'info'}>{charge.disposition ?? charge.status}</Tag>
      {charge.dispositionClass && <div className="quiet">{charge.dispositionClass}</div>}
    </>
  );
}

/** As long as what is drawn, so that the table lets it wrap. */
function wordsOf(charge: ChargeOfCase | null): string | null {
  return (
    charge &&
    [`Count ${charge.count ?? '—'}`, charge.statute, charge.degree, charge.offense].filter(Boolean).join(', ')
  );
}
