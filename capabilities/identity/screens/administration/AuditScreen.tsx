import type { z } from 'zod';
import { useFormats } from '#web/design/formats.ts';
import { ListPage } from '#web/design/frames/ListPage.tsx';
import { Facts } from '#web/design/parts/Facts.tsx';
import { useSession } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { type auditEntry, auditList } from '../../contract.ts';
import { AdministrationTabs } from './AdministrationTabs.tsx';
import { fieldWords, purposeWords, recordWord, recordWords } from './audit-words.ts';

type Entry = z.infer<typeof auditEntry>;

const actions = {
  insert: 'Added',
  update: 'Changed',
  delete: 'Deleted',
  read: 'Read',
  bulk: 'Loaded many',
  'sign-in': 'Signed in',
  refused: 'Refused',
} as const;

const actionLabel = (entry: Entry) => actions[entry.action as keyof typeof actions] ?? entry.action;
const who = (entry: Entry) => entry.person?.name ?? (entry.person ? 'Someone' : 'The system');

export default function AuditScreen() {
  const formats = useFormats();
  const { sites } = useSession();
  return (
    <ListPage
      title="Audit"
      noun={['entry', 'entries']}
      lead="Who did what to which record, and why. Nothing here can be changed or removed."
      path="/api/administration/audit"
      schema={auditList}
      rowKey={(entry) => String(entry.id)}
      rowTitle={(entry) => `${actionLabel(entry)}: ${recordWord(entry.table)}`}
      views={[
        { label: 'All', filters: {} },
        { label: 'Reads', filters: { action: ['read'] } },
        { label: 'Refused', filters: { action: ['refused'] } },
      ]}
      filters={[
        { key: 'person', label: 'Person', kind: 'text' },
        {
          key: 'action',
          label: 'Action',
          kind: 'choice',
          options: Object.entries(actions).map(([value, label]) => ({ value, label })),
        },
        {
          key: 'site',
          label: 'Site',
          kind: 'choice',
          options: sites.map(({ id, name }) => ({ value: id, label: name })),
        },
        {
          key: 'table',
          label: 'Record',
          kind: 'choice',
          options: Object.entries(recordWords)
            .map(([value, label]) => ({ value, label }))
            .sort((one, other) => one.label.localeCompare(other.label)),
        },
        { key: 'row', label: 'Record id', kind: 'text' },
        { key: 'from', label: 'From', kind: 'date' },
        { key: 'to', label: 'To', kind: 'date' },
      ]}
      columns={[
        { key: 'at', label: 'When', value: (entry) => formats.dateTime(entry.at), narrow: true },
        { key: 'who', label: 'Who', value: who },
        { key: 'action', label: 'Did', value: actionLabel },
        { key: 'table', label: 'Record', value: (entry) => recordWord(entry.table) },
        { key: 'site', label: 'Site', value: (entry) => entry.site?.name },
        { key: 'purpose', label: 'Why', value: (entry) => purposeWords(entry.purpose) },
        { key: 'row', label: 'Record id', value: (entry) => entry.row, hidden: true },
        { key: 'request', label: 'Request', value: (entry) => entry.requestId, hidden: true },
      ]}
      panel={(entry) => <AuditEntry entry={entry} />}
      nothingYet={
        <NothingYet title="Nothing recorded yet">
          What people do with the records you answer for appears here.
        </NothingYet>
      }
    >
      <AdministrationTabs here="audit" />
    </ListPage>
  );
}

function AuditEntry({ entry }: { entry: Entry }) {
  const formats = useFormats();
  return (
    <div className="stack">
      <Facts
        items={[
          { label: 'When', value: `${formats.dateTime(entry.at)} ${formats.zone(entry.at)}` },
          { label: 'Who', value: who(entry) },
          { label: 'Record', value: recordWord(entry.table) },
          { label: 'Record id', value: entry.row },
          { label: 'Site', value: entry.site?.name },
          { label: 'Why', value: purposeWords(entry.purpose) },
          { label: 'Request', value: entry.requestId },
        ]}
      />
      <Facts
        items={Object.entries(entry.detail).map(([column, value]) => ({
          label: fieldWords(column),
          value: changeText(value),
        }))}
      />
    </div>
  );
}

/** A pair is from what to what. */
function changeText(value: unknown): string {
  if (Array.isArray(value) && value.length === 2) return `${valueText(value[0])} → ${valueText(value[1])}`;
  return valueText(value);
}

function valueText(value: unknown): string {
  if (value === null || value === undefined) return '—';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
