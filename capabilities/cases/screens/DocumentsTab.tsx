import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { FileField, SelectField, TextField } from '#web/design/forms/fields.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { ReasonDialog } from '#web/design/parts/ReasonDialog.tsx';
import { useApiMutation } from '#web/design/queries.ts';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { type CaseDocument, CaseRecord } from '../contract.ts';
import { usePurpose } from './purpose.tsx';

type Props = { record: CaseRecord; path: string };
const fieldLabels: Record<string, string> = {
  evidence: 'Evidence: seen by agencies with an agreement over evidence',
  narrative: 'Narrative: seen by agencies with an agreement over narratives',
  core: 'Core: seen by every agency with an agreement over this class',
  'work-product': 'Work product: seen by your agency alone',
};
const fieldsOf: Record<string, string[]> = {
  police: ['evidence', 'narrative', 'work-product'],
  prosecutor: ['core', 'work-product'],
  federal: ['core', 'work-product'],
  court: ['core'],
};

export function DocumentsTab({ record, path }: Props) {
  const formats = useFormats();
  const [purpose] = usePurpose();
  return (
    <div className="stack">
      <DataTable
        caption="Documents"
        rows={record.documents}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'title',
            label: 'Document',
            value: ({ title }) => title,
            render: ({ id, title }) => (
              <a href={`${path}/documents/${id}/file?purpose=${encodeURIComponent(purpose)}`} download>
                {title}
              </a>
            ),
          },
          {
            key: 'kind',
            label: 'Kind',
            value: ({ kind, bytes }) => `${kind.toUpperCase()}, ${formats.bytes(bytes)}`,
          },
          { key: 'agency', label: 'From', value: ({ agency }) => agency },
          {
            key: 'added',
            label: 'Added',
            value: ({ addedAt }) => addedAt,
            render: ({ addedAt }) => formats.date(addedAt),
          },
          {
            key: 'remove',
            label: 'Remove',
            value: () => null,
            render: (document) => (document.own ? <Remove document={document} path={path} /> : '—'),
          },
        ]}
        empty={
          <NothingYet title="No document that you may see">
            Reports, photographs and letters of the case.
          </NothingYet>
        }
      />
      {record.mySides.length > 0 && <Add record={record} path={path} />}
    </div>
  );
}

function Add({ record, path }: Props) {
  const [title, setTitle] = useState('');
  const fields = fieldsOf[record.mySides[0] ?? 'police'] ?? [];
  const [field, setField] = useState(fields[0] ?? '');
  const [file, setFile] = useState<File | null>(null);
  const [turn, setTurn] = useState(0);
  const add = useApiMutation(
    () => {
      const form = new FormData();
      form.append('title', title);
      form.append('field', field);
      if (file) form.append('file', file);
      return api.upload(`${path}/documents`, form, CaseRecord);
    },
    {
      ...{ refresh: [path], done: 'Document added' },
      onSuccess: () => {
        setTitle('');
        setFile(null);
        setTurn((before) => before + 1);
      },
    },
  );
  return (
    <form
      className="panel form"
      onSubmit={(event) => {
        event.preventDefault();
        if (file) add.mutate(undefined);
      }}
    >
      <h3>Add a document</h3>
      <FileField
        key={turn}
        id="document-file"
        name="file"
        label="File"
        hint="PDF, PNG, JPEG, Word or plain text, at most 20 MB."
        onFiles={(files) => setFile(files[0] ?? null)}
      />
      <TextField
        name="title"
        id="document-title"
        label="Title"
        value={title}
        onChange={setTitle}
        error={undefined}
      />
      <SelectField
        name="field"
        id="document-field"
        label="Who may see it"
        value={field}
        onChange={setField}
        error={undefined}
        options={fields.map((value) => ({ value, label: fieldLabels[value] ?? value }))}
      />
      <Button type="submit" busy={add.isPending} disabled={!file}>
        Add document
      </Button>
    </form>
  );
}

function Remove({ document, path }: { document: CaseDocument; path: string }) {
  const [open, setOpen] = useState(false);
  const remove = useApiMutation(
    (why: string) => api.post(`${path}/documents/${document.id}/removal`, { why }, CaseRecord),
    { refresh: [path], done: 'Document removed', onSuccess: () => setOpen(false) },
  );
  return (
    <>
      <Button small tone="plain" onClick={() => setOpen(true)}>
        Remove
      </Button>
      <ReasonDialog
        open={open}
        title={`Remove ${document.title}`}
        confirmLabel="Remove"
        danger
        required
        busy={remove.isPending}
        onConfirm={(why) => remove.mutate(why)}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
