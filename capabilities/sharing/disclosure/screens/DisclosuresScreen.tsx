import { useFormats } from '#web/design/formats.ts';
import { ListPage } from '#web/design/frames/ListPage.tsx';
import { AppLink, useSitePath } from '#web/design/navigation.tsx';
import { Facts } from '#web/design/parts/Facts.tsx';
import { useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import {
  basisWords,
  type Disclosure,
  disclosureBases,
  disclosureKinds,
  disclosureList,
} from '../contract.ts';

const kindWords: Record<Disclosure['kind'], string> = {
  export: 'Export',
  webhook: 'Sent to a system',
  'records request': 'Records request',
};

/** Every time records of the agency left the platform: who took them, to whom they went, on what ground. */
export default function DisclosuresScreen() {
  const site = useSite();
  const formats = useFormats();
  return (
    <ListPage<Disclosure>
      title="Disclosure log"
      lead="Every time your agency’s records left the platform: who took them, to whom they went, and on what ground. A line is never changed."
      noun={['disclosure', 'disclosures']}
      path={`/api/sites/${site.slug}/sharing/disclosures`}
      schema={disclosureList}
      live={['disclosure.recorded']}
      rowKey={(row) => row.id}
      rowTitle={(row) => row.what}
      views={[
        { label: 'All', filters: {} },
        { label: 'Under agreements', filters: { basis: ['agreement'] } },
        { label: 'Under a law', filters: { basis: ['law'] } },
      ]}
      filters={[
        {
          ...{ key: 'kind', label: 'How', kind: 'choice' },
          options: disclosureKinds.map((value) => ({ value, label: kindWords[value] })),
        },
        {
          ...{ key: 'basis', label: 'On what ground', kind: 'choice' },
          options: disclosureBases.map((value) => ({ value, label: basisWords[value] })),
        },
        { key: 'q', label: 'Search', kind: 'text' },
        { key: 'record', label: 'Record id', kind: 'text' },
      ]}
      columns={[
        { key: 'at', label: 'When', value: (row) => formats.dateTime(row.at), narrow: true },
        { key: 'what', label: 'What', value: (row) => row.what },
        { key: 'recipient', label: 'To whom', value: (row) => row.recipient },
        { key: 'basis', label: 'On what ground', value: groundOf },
        { key: 'count', label: 'Records', value: (row) => row.recordCount, align: 'end' },
        { key: 'by', label: 'Taken by', value: (row) => row.by ?? 'The system' },
        { key: 'agency', label: 'Whose records', value: (row) => row.agency, hidden: true },
      ]}
      panel={(row) => <DisclosureFacts row={row} />}
      nothingYet={
        <NothingYet title="Nothing has left yet">
          An export, a message to another system or an answered records request leaves a line here, in the
          same moment in which the records leave.
        </NothingYet>
      }
    />
  );
}

function groundOf({ basis, agreementNumber, law }: Disclosure): string {
  if (basis === 'agreement') return agreementNumber ? `Agreement ${agreementNumber}` : basisWords.agreement;
  return basis === 'law' ? (law ?? basisWords.law) : basisWords['own records'];
}

function DisclosureFacts({ row }: { row: Disclosure }) {
  const formats = useFormats();
  const sitePath = useSitePath();
  const request = row.requestId && (
    <AppLink to={sitePath(`/sharing/records-requests/${row.requestId}`)}>{row.requestNumber}</AppLink>
  );
  return (
    <Facts
      items={[
        { label: 'When', value: formats.dateTime(row.at) },
        { label: 'How', value: kindWords[row.kind] },
        { label: 'To whom', value: row.recipient },
        { label: 'Taken by', value: row.by ?? 'The system' },
        { label: 'Purpose', value: row.purpose },
        { label: 'On what ground', value: groundOf(row) },
        ...(request ? [{ label: 'Records request', value: request }] : []),
        { label: 'Whose records', value: row.agency },
        { label: 'Class', value: row.recordClassLabel },
        { label: 'Fields', value: row.fields.join(', ') },
        { label: 'Records', value: formats.number(row.recordCount) },
        { label: 'Hash over their ids', value: <code>{row.recordsHash}</code> },
      ]}
    />
  );
}
