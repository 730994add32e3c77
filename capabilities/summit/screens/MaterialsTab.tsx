import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { FileField, SelectField, TextField } from '#web/design/forms/fields.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Dialog } from '#web/design/parts/Dialog.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { asProblem } from '#web/design/problem.ts';
import { useApiMutation, useRefresh } from '#web/design/queries.ts';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { type Material, Summit } from '../contract.ts';

/** What is handed out, as downloads. */
export function MaterialsTab({ summit, runs }: { summit: Summit; runs: boolean }) {
  const [adding, setAdding] = useState(false);
  return (
    <Section
      title="Materials"
      plain
      actions={runs ? <Button onClick={() => setAdding(true)}>Add a file</Button> : undefined}
    >
      <MaterialTable summit={summit} runs={runs} />
      <Dialog open={adding} title="Add a file" onClose={() => setAdding(false)}>
        <MaterialForm summit={summit} onDone={() => setAdding(false)} />
      </Dialog>
    </Section>
  );
}

function MaterialTable({ summit, runs }: { summit: Summit; runs: boolean }) {
  const formats = useFormats();
  const path = `/api/summits/${summit.id}`;
  const withdraw = useApiMutation(({ id }: Material) => api.delete(`${path}/materials/${id}`, Summit), {
    refresh: [path],
    done: 'The file is withdrawn.',
  });
  const sessionOf = (id: string | null) => summit.sessions.find((session) => session.id === id)?.title;
  return (
    <DataTable
      caption="Materials of the summit"
      rows={summit.materials}
      rowKey={({ id }) => id}
      rowTitle={({ title }) => title}
      columns={[
        {
          key: 'title',
          label: 'File',
          value: ({ title }) => title,
          render: ({ id, title, fileName }) => (
            <a href={`/api/summit-materials/${id}`} download={fileName}>
              {title}
            </a>
          ),
        },
        { key: 'size', label: 'Size', value: ({ bytes }) => formats.bytes(bytes), narrow: true },
        {
          key: 'session',
          label: 'Session',
          value: ({ sessionId }) => sessionOf(sessionId) ?? 'The whole summit',
        },
        ...(runs
          ? [
              {
                key: 'withdraw',
                label: 'Withdraw',
                value: () => '',
                render: (material: Material) => (
                  <Button
                    small
                    tone="plain"
                    onClick={() => withdraw.mutate(material)}
                    aria-label={`Withdraw ${material.title}`}
                  >
                    Withdraw
                  </Button>
                ),
              },
            ]
          : []),
      ]}
      empty={<NothingYet title="No materials yet">Slides and papers are added here as files.</NothingYet>}
    />
  );
}

function MaterialForm({ summit, onDone }: { summit: Summit; onDone: () => void }) {
  const refresh = useRefresh();
  const path = `/api/summits/${summit.id}`;
  const [title, setTitle] = useState('');
  const [session, setSession] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const send = async () => {
    if (!file || title.trim() === '') return setError('Choose a file and give it a title.');
    setBusy(true);
    const form = new FormData();
    form.append('file', file);
    const about = new URLSearchParams({ title, ...(session ? { session } : {}) });
    try {
      await api.upload(`${path}/materials?${about}`, form, Summit);
      await refresh([path]);
      onDone();
    } catch (failed) {
      const problem = asProblem(failed);
      setError(`${problem.detail} ${problem.mend}`);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextField
        id="material-title"
        name="title"
        label="Title"
        required
        value={title}
        onChange={setTitle}
        error={undefined}
      />
      <SelectField
        id="material-session"
        name="session"
        label="Session"
        empty="The whole summit"
        value={session}
        onChange={setSession}
        error={undefined}
        options={summit.sessions.map(({ id, title: name }) => ({ value: id, label: name }))}
      />
      <FileField
        id="material-file"
        name="file"
        label="File"
        hint="A PDF, a picture or an Office file of at most 25 MB."
        accept=".pdf,.png,.jpg,.jpeg,.pptx,.docx,.xlsx"
        {...(error ? { error } : {})}
        onFiles={([chosen]) => setFile(chosen ?? null)}
      />
      <Button type="submit" tone="primary" busy={busy}>
        Add the file
      </Button>
    </form>
  );
}
