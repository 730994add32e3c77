import { useState } from 'react';
import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { FileField, RadioField } from '#web/design/forms/fields.tsx';
import { Page } from '#web/design/frames/Page.tsx';
import { useGo } from '#web/design/navigation.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { ProgressPanel } from '#web/design/parts/ProgressPanel.tsx';
import { asProblem } from '#web/design/problem.ts';
import { type FieldDeclaration, type ImportKind, importKinds, kinds } from '../contract.ts';

type Sending = { name: string; size: number; sent: number; since: string };

/** The first step: which kind of file it is, and the file. */
export default function NewImportScreen() {
  const go = useGo();
  const [kind, setKind] = useState<ImportKind | ''>('');
  const [sending, setSending] = useState<Sending | null>(null);
  const [failure, setFailure] = useState<unknown>(null);

  async function send(file: File | undefined) {
    if (!file || kind === '') return;
    setFailure(null);
    const since = new Date().toISOString();
    const show = (share: number) =>
      setSending({ name: file.name, size: file.size, sent: Math.round(share * file.size), since });
    show(0);
    try {
      const form = new FormData();
      form.set('file', file);
      const received = z.object({ id: z.uuid() });
      const { id } = await api.upload(`/api/program-imports/${kind}/files`, form, received, {
        onProgress: show,
      });
      go(`/administration/imports/${id}`);
    } catch (error) {
      setFailure(error);
    } finally {
      setSending(null);
    }
  }

  return (
    <Page
      title="Bring in a file"
      lead="CSV or an Excel workbook. It is checked row by row, and nothing counts until you apply it."
      crumbs={[{ label: 'Program imports', to: '/administration/imports' }]}
    >
      <div className="panel stack">
        <RadioField
          id="kind"
          name="kind"
          label="What the file holds"
          required
          value={kind}
          onChange={(value) => {
            setKind(value as ImportKind);
            setFailure(null);
          }}
          error={undefined}
          options={importKinds.map((one) => ({ value: one, label: kinds[one].label, hint: kinds[one].row }))}
        />
        {kind !== '' && (
          <>
            <Columns fields={kinds[kind].fields} />
            <FileField
              key={kind}
              id="file"
              name="file"
              label="File"
              hint="Up to 20,000 rows. Headings may differ: you choose the columns in the next step."
              required
              accept=".csv,.txt,.tsv,.xlsx"
              onFiles={(files) => void send(files[0])}
            />
          </>
        )}
        {sending && (
          <ProgressPanel
            label={`Sending ${sending.name}`}
            unit="bytes"
            done={sending.sent}
            total={sending.size}
            startedAt={sending.since}
            state="running"
          />
        )}
        {failure !== null && <NotTaken error={failure} />}
      </div>
    </Page>
  );
}

function Columns({ fields }: { fields: readonly FieldDeclaration[] }) {
  return (
    <DataTable
      caption="What is read from it"
      rows={fields}
      rowKey={(field) => field.key}
      columns={[
        { key: 'field', label: 'Field', value: (field) => field.label },
        { key: 'needed', label: 'Needed', value: (field) => (field.required ? 'Yes' : 'If there is one') },
        { key: 'hint', label: 'How it is written', value: (field) => field.hint ?? '' },
      ]}
    />
  );
}

function NotTaken({ error }: { error: unknown }) {
  const { detail, mend } = asProblem(error);
  return (
    <Notice tone="error" title="The file was not taken" announce>
      {detail} {mend}
    </Notice>
  );
}
