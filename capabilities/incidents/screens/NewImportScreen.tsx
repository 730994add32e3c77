import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { FileField, SelectField } from '#web/design/forms/fields.tsx';
import { Page } from '#web/design/frames/Page.tsx';
import { useSearchValues, useSitePath } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { ProgressPanel } from '#web/design/parts/ProgressPanel.tsx';
import { asProblem } from '#web/design/problem.ts';
import { useApiQuery } from '#web/design/queries.ts';
import { May, useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { ImportDetail, Preview, type Source, SourceList, Upload } from '../contract.ts';
import { CheckAndStart } from './mapping/CheckAndStart.tsx';
import { layerLabels } from './words.ts';

/** A file comes in: choose it, see what its columns are, hand it to the reader. */
export default function NewImportScreen() {
  const site = useSite();
  const sitePath = useSitePath();
  const [search] = useSearchValues();
  const corrects = search.get('corrects');
  const sources = useApiQuery(`/api/sites/${site.slug}/incidents/sources`, SourceList);
  const corrected = useApiQuery(`/api/sites/${site.slug}/incidents/imports/${corrects}`, ImportDetail, {
    enabled: corrects !== null,
  });
  const wanted = corrected.data?.source.id ?? search.get('source') ?? '';
  return (
    <Page
      title="Import a file"
      lead="CSV (plain or gzip) or an Excel workbook, one row for each victim. Nothing counts before you accept it."
      crumbs={[{ label: 'Imports', to: sitePath('/incidents/imports') }]}
      wide
    >
      <QueryStates
        query={sources}
        what="the sources"
        isEmpty={({ items }) => items.length === 0}
        nothingYet={<NoSource />}
      >
        {({ items }) =>
          corrects !== null && !corrected.data ? (
            <QueryStates query={corrected} what="the import to correct">
              {() => null}
            </QueryStates>
          ) : (
            <ChooseFile sources={items} wanted={wanted} corrects={corrected.data ?? null} />
          )
        }
      </QueryStates>
    </Page>
  );
}

function NoSource() {
  const sitePath = useSitePath();
  return (
    <NothingYet
      title="No source to import into"
      action={
        <May permission="incidents.manage-sources">
          <LinkButton to={sitePath('/incidents/sources/new')} tone="primary">
            New source
          </LinkButton>
        </May>
      }
    >
      Say first what kind of file it is: a source keeps the column mapping for all its files.
    </NothingYet>
  );
}

type Kept = { id: string; fileName: string; preview: Preview };
type Sending = { name: string; size: number; sent: number; since: string };
type ChooseFileProps = { sources: readonly Source[]; wanted: string; corrects: ImportDetail | null };

function ChooseFile({ sources, wanted, corrects }: ChooseFileProps) {
  const site = useSite();
  const sitePath = useSitePath();
  const [sourceId, setSourceId] = useState(wanted || (sources.length === 1 ? sources[0]!.id : ''));
  const [sending, setSending] = useState<Sending | null>(null);
  const [kept, setKept] = useState<Kept | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const source = sources.find(({ id }) => id === sourceId);
  const path = `/api/sites/${site.slug}/incidents/uploads`;

  async function send(file: File | undefined) {
    if (!file) return;
    setFailure(null);
    setKept(null);
    const since = new Date().toISOString();
    setSending({ name: file.name, size: file.size, sent: 0, since });
    try {
      const form = new FormData();
      form.set('file', file);
      const onProgress = (share: number) =>
        setSending({ name: file.name, size: file.size, sent: Math.round(share * file.size), since });
      const upload = await api.upload(path, form, Upload, { onProgress });
      const preview = await api.post(
        `${path}/${upload.id}/preview`,
        { mapping: source?.mapping ?? null },
        Preview,
      );
      setKept({ ...upload, preview });
    } catch (error) {
      setFailure(error);
    } finally {
      setSending(null);
    }
  }

  return (
    <div className="stack">
      <div className="panel stack">
        {corrects && (
          <Notice tone="info">
            Rows of this file are added to the data as corrections of {corrects.number}; nothing is withdrawn.
          </Notice>
        )}
        <SelectField
          id="source"
          name="source"
          label="Source"
          hint="What kind of file it is."
          required
          disabled={corrects !== null}
          value={sourceId}
          onChange={(id) => {
            setSourceId(id);
            setKept(null);
          }}
          error={undefined}
          options={sources.map(({ id, name, layer }) => ({
            value: id,
            label: `${name} (${layerLabels[layer].toLowerCase()})`,
          }))}
        />
        {source?.openImport && (
          <Notice
            tone="warning"
            title={`${source.openImport.number} is still under way`}
            actions={
              <LinkButton to={sitePath(`/incidents/imports/${source.openImport.id}`)}>Open it</LinkButton>
            }
          >
            One file of a source is handled at a time. Accept, discard or cancel it first.
          </Notice>
        )}
        {source && !source.openImport && (
          <FileField
            id="file"
            name="file"
            label="File"
            hint="Up to 2 GB. What kind of file it is, is told from what it holds, not from its name."
            required
            accept=".csv,.txt,.tsv,.gz,.xlsx"
            onFiles={(files) => void send(files[0])}
          />
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
        {failure !== null && <UploadFailed error={failure} />}
      </div>
      {kept && source && <CheckAndStart key={kept.id} source={source} upload={kept} corrects={corrects} />}
    </div>
  );
}

function UploadFailed({ error }: { error: unknown }) {
  const { detail, mend } = asProblem(error);
  return (
    <Notice tone="error" title="The file was not taken" announce>
      {detail} {mend}
    </Notice>
  );
}
