import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { SelectField, TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { Page } from '#web/design/frames/Page.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Dialog } from '#web/design/parts/Dialog.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { May } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { GroundDraft, RuleBook, RuleDraft } from '../contract.ts';

const path = '/api/sharing/time-limits';
const daysText = (days: number, kind: string) => `${days} ${kind} ${days === 1 ? 'day' : 'days'}`;

/** In what time each law wants an answer, and on what grounds it lets records be held back. */
export default function TimeLimitsScreen() {
  const formats = useFormats();
  const query = useApiQuery(path, RuleBook);
  const [open, setOpen] = useState<'rule' | 'ground' | null>(null);
  const close = () => setOpen(null);
  return (
    <Page
      title="Time limits for records requests"
      lead="An agency answers under the law of its state; federal agencies under that of the nation (US). A change is a new entry from its day on."
      wide
      actions={
        <May permission="disclosure.set-rules">
          <Button onClick={() => setOpen('ground')}>Enter a ground</Button>
          <Button tone="primary" onClick={() => setOpen('rule')}>
            Enter a time limit
          </Button>
        </May>
      }
    >
      <QueryStates
        query={query}
        what="the time limits"
        isEmpty={({ rules }) => rules.length === 0}
        nothingYet={
          <NothingYet title="No time limits yet">
            Until the law of a jurisdiction is entered, its agencies can take in no requests.
          </NothingYet>
        }
      >
        {({ rules, grounds }) => (
          <>
            <Section title="Time limits">
              <DataTable
                caption="Time limits by jurisdiction"
                rows={rules}
                rowKey={(row) => `${row.jurisdiction} ${row.inForceFrom}`}
                columns={[
                  {
                    key: 'jurisdiction',
                    label: 'Jurisdiction',
                    value: (row) => row.jurisdiction,
                    narrow: true,
                  },
                  { key: 'law', label: 'Law', value: (row) => row.law },
                  { key: 'days', label: 'Answer within', value: (row) => daysText(row.days, row.dayKind) },
                  {
                    key: 'extension',
                    label: 'Extended by',
                    value: (row) =>
                      row.extensionDays === 0
                        ? 'Not at all'
                        : daysText(row.extensionDays, row.extensionDayKind),
                  },
                  { key: 'from', label: 'From', value: (row) => formats.date(row.inForceFrom), narrow: true },
                ]}
              />
            </Section>
            <Section title="Grounds for holding records back">
              <DataTable
                caption="Grounds by jurisdiction"
                rows={grounds}
                rowKey={(row) => `${row.jurisdiction} ${row.citation}`}
                columns={[
                  {
                    key: 'jurisdiction',
                    label: 'Jurisdiction',
                    value: (row) => row.jurisdiction,
                    narrow: true,
                  },
                  { key: 'citation', label: 'Law', value: (row) => row.citation },
                  { key: 'covers', label: 'Covers', value: (row) => row.covers },
                ]}
              />
            </Section>
          </>
        )}
      </QueryStates>
      <Dialog open={open === 'rule'} title="Enter a time limit" onClose={close}>
        <RuleForm onDone={close} />
      </Dialog>
      <Dialog open={open === 'ground'} title="Enter a ground" onClose={close}>
        <GroundForm onDone={close} />
      </Dialog>
    </Page>
  );
}

const kinds = [
  { value: 'business', label: 'Business days' },
  { value: 'calendar', label: 'Calendar days' },
];

function RuleForm({ onDone }: { onDone: () => void }) {
  const refresh = useRefresh();
  const form = useForm({
    name: 'records-request-rule',
    initial: {
      ...{ jurisdiction: '', inForceFrom: '', law: '', days: '', dayKind: 'business' },
      ...{ extensionDays: '0', extensionDayKind: 'business' },
    },
    schema: RuleDraft,
    submit: (rule) => api.post(path, rule, RuleBook),
    done: () => void refresh([path]).then(onDone),
  });
  return (
    <FormBody form={form} submitLabel="Enter it">
      <TextField {...form.field('jurisdiction')} label="State (two letters), or US" width="short" required />
      <TextField {...form.field('law')} label="Law" maxLength={200} required />
      <TextField {...form.field('days')} label="Answer within" type="number" width="short" required />
      <SelectField {...form.field('dayKind')} label="Counted in" options={kinds} required />
      <TextField {...form.field('extensionDays')} label="Extended by" type="number" width="short" required />
      <SelectField
        {...form.field('extensionDayKind')}
        label="Extension counted in"
        options={kinds}
        required
      />
      <TextField {...form.field('inForceFrom')} label="From" type="date" width="medium" required />
    </FormBody>
  );
}

function GroundForm({ onDone }: { onDone: () => void }) {
  const refresh = useRefresh();
  const form = useForm({
    name: 'withholding-ground',
    initial: { jurisdiction: '', citation: '', covers: '' },
    schema: GroundDraft,
    submit: (ground) => api.post('/api/sharing/withholding-grounds', ground, RuleBook),
    done: () => void refresh([path]).then(onDone),
  });
  return (
    <FormBody form={form} submitLabel="Enter it">
      <TextField {...form.field('jurisdiction')} label="State (two letters), or US" width="short" required />
      <TextField {...form.field('citation')} label="Law" maxLength={200} required />
      <TextField {...form.field('covers')} label="What it covers" maxLength={300} required />
    </FormBody>
  );
}
