import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { TextField } from '#web/design/forms/fields.tsx';
import { useGo, useSitePath } from '#web/design/navigation.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { asProblem } from '#web/design/problem.ts';
import { useApiMutation } from '#web/design/queries.ts';
import { useMay, useSite } from '#web/design/session.tsx';
import { type ColumnMapping, type ImportDetail, Made, Preview, type Source } from '../../contract.ts';
import { MappingFields } from './MappingFields.tsx';
import { formOfMapping, type MappingForm, mappingOfForm } from './mapping-form.ts';
import { PreviewTable, TrialNotice } from './PreviewTable.tsx';

type CheckAndStartProps = {
  source: Source;
  upload: { id: string; fileName: string; preview: Preview };
  corrects: ImportDetail | null;
};

/** The second step: the columns, tried on the first rows, and the date to which the file speaks. */
export function CheckAndStart({ source, upload, corrects }: CheckAndStartProps) {
  const site = useSite();
  const may = useMay();
  const [preview, setPreview] = useState(upload.preview);
  const [form, setForm] = useState(() => formOfMapping(source.mapping ?? preview.guess.mapping, preview));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [snapshotDate, setSnapshotDate] = useState(corrects?.snapshotDate ?? '');
  const mayMap = may('incidents.manage-sources', site.id);
  const [isMapping, setMapping] = useState(!source.mapping || preview.trial?.problem != null);
  const needsOutcome = source.layer === 'confirmed_shooting';
  const path = `/api/sites/${site.slug}/incidents/uploads/${upload.id}/preview`;

  function readForm(): ColumnMapping | null {
    const read = mappingOfForm(form, needsOutcome);
    setErrors(read.errors ?? {});
    return read.mapping;
  }
  const tryOut = useApiMutation(
    (mapping: ColumnMapping) =>
      api.post(path, { mapping, ...(snapshotDate ? { snapshotDate } : {}) }, Preview),
    { onSuccess: setPreview },
  );
  const start = useStart(source, upload.id, corrects);

  return (
    <div className="stack">
      <Section title={`First rows of ${upload.fileName}`}>
        <PreviewTable preview={preview} />
      </Section>
      <Section
        title="Columns"
        lead={source.mapping && !isMapping ? 'The mapping saved on the source fits this file.' : undefined}
        actions={
          mayMap && !isMapping ? (
            <Button onClick={() => setMapping(true)}>Change the mapping</Button>
          ) : undefined
        }
      >
        <div className="stack">
          {isMapping && (
            <MappingFields
              form={form}
              errors={errors}
              preview={preview}
              onChange={(next: MappingForm) => {
                setForm(next);
                setErrors({});
              }}
            />
          )}
          {errors.mapping && <Notice tone="error">{errors.mapping}</Notice>}
          {Object.keys(errors).length > 0 && (
            <Notice tone="error" title="Some choices are still open" announce>
              {Object.values(errors).join(' ')}
            </Notice>
          )}
          {isMapping && (
            <Button
              busy={tryOut.isPending}
              onClick={() => {
                const mapping = readForm();
                if (mapping) tryOut.mutate(mapping);
              }}
            >
              Try the mapping on the first rows
            </Button>
          )}
          <TrialNotice preview={preview} />
        </div>
      </Section>
      <div className="panel stack">
        <TextField
          id="snapshotDate"
          name="snapshotDate"
          label="Data to"
          hint="The last day the file speaks of; rows with a later date are set aside. Leave empty for today."
          type="date"
          width="medium"
          value={snapshotDate}
          onChange={setSnapshotDate}
          error={undefined}
        />
        {start.error && <StartFailed error={start.error} />}
        <Button
          tone="primary"
          busy={start.isPending}
          onClick={() => {
            const mapping = isMapping ? readForm() : source.mapping;
            if (mapping) start.mutate({ mapping: isMapping ? mapping : null, snapshotDate });
          }}
        >
          Start the import
        </Button>
      </div>
    </div>
  );
}

type Start = { mapping: ColumnMapping | null; snapshotDate: string };

/** A mapping that was changed is saved on the source first: the next file needs no mapping then. */
function useStart(source: Source, uploadId: string, corrects: ImportDetail | null) {
  const site = useSite();
  const go = useGo();
  const sitePath = useSitePath();
  const path = `/api/sites/${site.slug}/incidents`;
  return useApiMutation(
    async ({ mapping, snapshotDate }: Start) => {
      if (mapping) await api.put(`${path}/sources/${source.id}`, { mapping }, Made);
      const draft = {
        sourceId: source.id,
        uploadId,
        ...(snapshotDate ? { snapshotDate } : {}),
        ...(corrects ? { corrects: corrects.id } : {}),
      };
      return api.post(`${path}/imports`, draft, Made);
    },
    { quiet: true, refresh: [path], onSuccess: ({ id }) => go(sitePath(`/incidents/imports/${id}`)) },
  );
}

function StartFailed({ error }: { error: unknown }) {
  const { detail, mend } = asProblem(error);
  return (
    <Notice tone="error" title="The import was not started" announce>
      {detail} {mend}
    </Notice>
  );
}
