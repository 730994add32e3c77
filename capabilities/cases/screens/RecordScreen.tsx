import { useState } from 'react';
import { RadioField } from '#web/design/forms/fields.tsx';
import { Page } from '#web/design/frames/Page.tsx';
import { useSitePath } from '#web/design/navigation.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { useSite } from '#web/design/session.tsx';
import type { CaseOptions, CaseRecord } from '../contract.ts';
import { EntryForm } from './entry/EntryForm.tsx';
import { entriesFor } from './entry/entries.ts';
import { LockRefused } from './LockRefused.tsx';
import { OnCase } from './OnCase.tsx';

/** Adds to the record of a case: what happened is chosen, then told. Nothing is ever overwritten. */
export default function RecordScreen() {
  return <OnCase>{(record, options) => <Recording record={record} options={options} />}</OnCase>;
}

function Recording({ record, options }: { record: CaseRecord; options: CaseOptions }) {
  const site = useSite();
  const sitePath = useSitePath();
  const entries = entriesFor(record.mySides);
  const [kind, setKind] = useState(entries[0]?.kind ?? '');
  const entry = entries.find((one) => one.kind === kind);
  return (
    <Page
      title={`Add to ${record.number}`}
      lead="What you add stays on record. A mistake is corrected by another entry."
      crumbs={[{ label: record.number, to: sitePath(`/cases/${record.id}`) }]}
    >
      <LockRefused path={`/api/sites/${site.slug}/cases/${record.id}`} />
      {entries.length === 0 ? (
        <Notice>Your agency has nothing to add to cases at this site.</Notice>
      ) : (
        <div className="panel stack">
          <RadioField
            name="kind"
            id="entry-kind"
            label="What happened"
            value={kind}
            onChange={setKind}
            error={undefined}
            options={entries.map((one) => ({ value: one.kind, label: one.label }))}
          />
          {entry && <EntryForm key={kind} entry={entry} record={record} options={options} />}
        </div>
      )}
    </Page>
  );
}
