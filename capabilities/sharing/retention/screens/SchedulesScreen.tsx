import { useState } from 'react';
import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { SelectField, TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { Page } from '#web/design/frames/Page.tsx';
import { useSitePath } from '#web/design/navigation.tsx';
import { Button, LinkButton } from '#web/design/parts/Button.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Dialog } from '#web/design/parts/Dialog.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { periodWords, type Schedule, ScheduleDraft, Schedules } from '../contract.ts';

/** How long each class of records is kept, by which authority, and which have no schedule yet. */
export default function SchedulesScreen() {
  const site = useSite();
  const sitePath = useSitePath();
  const path = `/api/sites/${site.slug}/sharing/retention`;
  const query = useApiQuery(path, Schedules, { live: ['retention.schedule-set'] });
  const [isOpen, setOpen] = useState(false);
  const maySet = (query.data?.agencies.length ?? 0) > 0;
  const set = (
    <Button tone="primary" onClick={() => setOpen(true)}>
      Set a schedule
    </Button>
  );
  return (
    <Page
      title="Retention"
      lead="How long your agency keeps each class of records. Nothing is purged without a schedule, two people, and a certificate; a legal hold stops it."
      wide
      actions={
        <>
          <LinkButton to={sitePath('/sharing/retention/holds')}>Legal holds</LinkButton>
          <LinkButton to={sitePath('/sharing/retention/purges')}>Purges</LinkButton>
          {maySet && set}
        </>
      }
    >
      <QueryStates
        query={query}
        what="the schedules"
        isEmpty={({ items }) => items.length === 0}
        nothingYet={
          <NothingYet title="No schedules yet" {...(maySet ? { action: set } : {})}>
            Until a schedule is set, with the authority it rests on, everything is kept.
          </NothingYet>
        }
      >
        {(data) => <ScheduleTables data={data} />}
      </QueryStates>
      <Dialog open={isOpen} title="Set a schedule" onClose={() => setOpen(false)}>
        {query.data && <ScheduleForm data={query.data} path={path} onDone={() => setOpen(false)} />}
      </Dialog>
    </Page>
  );
}

function ScheduleTables({ data }: { data: Schedules }) {
  const standing = data.items.filter(({ stands }) => stands);
  const others = data.items.filter(({ stands }) => !stands);
  return (
    <>
      {data.unscheduled.length > 0 && (
        <Notice tone="warning" title="Kept until a schedule is set">
          {data.unscheduled.map(({ agency, label }) => `${label} (${agency})`).join(', ')}
        </Notice>
      )}
      <Section title="In force">
        <ScheduleTable caption="Schedules in force" rows={standing} />
      </Section>
      {others.length > 0 && (
        <Section
          title="Earlier and coming ones"
          lead="A schedule is never changed; a new one stands from its day."
        >
          <ScheduleTable caption="Earlier and coming schedules" rows={others} />
        </Section>
      )}
    </>
  );
}

function ScheduleTable({ caption, rows }: { caption: string; rows: readonly Schedule[] }) {
  const formats = useFormats();
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<p className="quiet">None.</p>}
      columns={[
        { key: 'label', label: 'Class', value: (row) => row.label },
        { key: 'keep', label: 'Kept', value: (row) => periodWords(row.keepMonths), narrow: true },
        { key: 'counted', label: 'Counted from', value: (row) => row.countsFrom },
        { key: 'authority', label: 'Authority', value: (row) => row.authority },
        { key: 'from', label: 'From', value: (row) => formats.date(row.inForceFrom), narrow: true },
        { key: 'by', label: 'Set by', value: (row) => row.setBy },
        { key: 'agency', label: 'Agency', value: (row) => row.agency },
      ]}
    />
  );
}

type FormProps = { data: Schedules; path: string; onDone: () => void };
const typed = z.record(z.string(), z.string());

function ScheduleForm({ data, path, onDone }: FormProps) {
  const refresh = useRefresh();
  const only = data.agencies.length === 1 ? data.agencies[0]! : null;
  const form = useForm({
    name: 'retention-schedule',
    initial: {
      agencyId: only?.id ?? '',
      ...{ recordClass: '', keepMonths: '', authority: '', note: '', inForceFrom: '' },
    } as Record<string, string>,
    schema: typed
      .transform((values) => ({
        ...values,
        keepMonths: values.keepMonths === '' ? null : Number(values.keepMonths),
      }))
      .pipe(ScheduleDraft),
    submit: (draft) => api.post(path, draft, Schedules),
    done: () => void refresh([path]).then(onDone),
  });
  return (
    <FormBody form={form} submitLabel="Set the schedule">
      <SelectField
        {...form.field('agencyId')}
        label="Agency"
        options={data.agencies.map(({ id, name }) => ({ value: id, label: name }))}
        required
      />
      <SelectField
        {...form.field('recordClass')}
        label="Class of records"
        options={data.classes.map(({ name, label, countsFrom }) => ({
          value: name,
          label: `${label}, counted from ${countsFrom}`,
        }))}
        required
      />
      <TextField
        {...form.field('keepMonths')}
        label="Kept for (months)"
        hint="Leave it empty to keep them for good."
        type="number"
        width="short"
      />
      <TextField
        {...form.field('authority')}
        label="Authority"
        hint="The law, order or schedule it rests on."
        maxLength={300}
        required
      />
      <TextField {...form.field('inForceFrom')} label="From" type="date" width="medium" required />
      <TextAreaField {...form.field('note')} label="Note" maxLength={1000} rows={2} />
    </FormBody>
  );
}
