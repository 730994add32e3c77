import { useState } from 'react';
import type { z } from 'zod';
import { api } from '#web/design/api.ts';
import { FileField, RadioField, TextField } from '#web/design/forms/fields.tsx';
import { Page } from '#web/design/frames/Page.tsx';
import { useGo, useSitePath } from '#web/design/navigation.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { asProblem } from '#web/design/problem.ts';
import { useSite } from '#web/design/session.tsx';
import { DeliveryRecord, FileKept, formLabels } from '../contract.ts';

const forms = ['csv', 'nibrs'] as const;
type Kept = z.infer<typeof FileKept>;

/** A file is kept and read first; it counts once it is applied. */
export default function NewFileScreen() {
  const site = useSite();
  const sitePath = useSitePath();
  const go = useGo();
  const [form, setForm] = useState<(typeof forms)[number]>('csv');
  const [source, setSource] = useState('file');
  const [kept, setKept] = useState<Kept | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const path = `/api/sites/${site.slug}/cases/deliveries`;

  async function send(file: File | undefined) {
    if (!file) return;
    setFailure(null);
    const body = new FormData();
    body.set('file', file);
    const query = new URLSearchParams({ form, source });
    try {
      setKept(await api.upload(`${path}/files?${query}`, body, FileKept, {}));
    } catch (error) {
      setFailure(error);
    }
  }

  async function apply({ id }: Kept) {
    try {
      await api.post(`${path}/${id}/application`, {}, DeliveryRecord);
      go(sitePath('/cases/feeds'));
    } catch (error) {
      setFailure(error);
    }
  }

  return (
    <Page
      title="Bring in a file of events"
      lead="It is read to its end first; nothing counts until you apply it."
      crumbs={[{ label: 'Feeds', to: sitePath('/cases/feeds') }]}
    >
      <div className="panel stack">
        <RadioField
          id="form"
          name="form"
          label="What the file is"
          required
          value={form}
          onChange={(value) => setForm(value as (typeof forms)[number])}
          error={undefined}
          options={forms.map((value) => ({ value, label: formLabels[value] }))}
        />
        <TextField
          id="source"
          name="source"
          label="System it comes from"
          hint="The same name each time: an event is known by it and its id. Lower case letters, digits and hyphens."
          required
          value={source}
          onChange={setSource}
          error={undefined}
        />
        <FileField
          key={form}
          id="file"
          name="file"
          label="File"
          required
          accept=".csv,.txt,.tsv,.xlsx"
          onFiles={(files) => void send(files[0])}
        />
        {kept && (
          <Notice tone={kept.unreadable > 0 ? 'warning' : 'info'} title={`${kept.number} is read`} announce>
            {kept.told} events can be told, {kept.unreadable} rows can’t be read and would be set aside.
            {kept.ignored.length > 0 && ` Columns left alone: ${kept.ignored.join(', ')}.`}
          </Notice>
        )}
        {kept && (
          <Button tone="primary" onClick={() => void apply(kept)}>
            Apply
          </Button>
        )}
        {failure !== null && <NotTaken error={failure} />}
      </div>
    </Page>
  );
}

function NotTaken({ error }: { error: unknown }) {
  const { detail, mend, errors } = asProblem(error);
  return (
    <Notice tone="error" title="The file was not taken" announce>
      {detail} {mend} {errors?.map((one) => `${one.message} ${one.mend}`).join(' ')}
    </Notice>
  );
}
