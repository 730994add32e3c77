import { useState } from 'react';
import { z } from 'zod';
import { api } from '#web/design/api.ts';
import {
  ChecksField,
  FileField,
  RadioField,
  SelectField,
  TextAreaField,
  TextField,
} from '#web/design/forms/fields.tsx';
import type { Form } from '#web/design/forms/useForm.ts';
import { asProblem } from '#web/design/problem.ts';
import { type Resource, ResourceDraft, StoredUpload } from '../contract.ts';
import { Caution, Reminder } from './Caution.tsx';
import { evidenceOptions, kindOptions } from './words.ts';

/** What the form holds: text as typed. */
export type ResourceForm = {
  title: string;
  summary: string;
  kind: string;
  coreAreas: string[];
  source: string;
  year: string;
  licenceNote: string;
  evidence: string;
  evidenceSource: string;
  from: string;
  url: string;
  uploadId: string;
  fileName: string;
  whatChanged: string;
  cautionsSeen: boolean;
};

export const resourceForm = z.preprocess((typed) => {
  const { from, url, uploadId, fileName: _, year, ...rest } = typed as ResourceForm;
  return {
    ...rest,
    year: Number(year),
    url: from === 'link' ? url.trim() || null : null,
    uploadId: from === 'file' ? uploadId || null : null,
  };
}, ResourceDraft);

export const emptyResource: ResourceForm = {
  ...{ title: '', summary: '', kind: '', coreAreas: [], source: '', year: '', licenceNote: '' },
  ...{ evidence: 'not-rated', evidenceSource: '', from: 'link', url: '', uploadId: '', fileName: '' },
  ...{ whatChanged: '', cautionsSeen: false },
};

export function formOfResource(resource: Resource): ResourceForm {
  const { title, summary, kind, coreAreas, source, licenceNote, evidence, evidenceSource, file } = resource;
  return {
    ...{ title, summary, kind, coreAreas, source, licenceNote, evidence, evidenceSource },
    year: String(resource.year),
    from: file ? 'file' : 'link',
    url: resource.url ?? '',
    uploadId: file?.uploadId ?? '',
    fileName: file?.name ?? '',
    whatChanged: resource.whatChanged,
    cautionsSeen: false,
  };
}

type Props = { form: Form<ResourceForm>; areas: { value: string; label: string }[]; isNewVersion?: boolean };

export function ResourceFields({ form, areas, isNewVersion }: Props) {
  const { title, summary, whatChanged, evidence } = form.values;
  return (
    <>
      <Reminder />
      {isNewVersion && (
        <TextAreaField {...form.field('whatChanged')} label="What changed" rows={2} maxLength={1000} />
      )}
      <TextField {...form.field('title')} label="Title" required maxLength={200} />
      <TextAreaField
        {...form.field('summary')}
        label="Summary in plain words"
        hint="What it is, for whom, and what one can do with it. The search reads it."
        required
        rows={5}
        maxLength={3000}
      />
      <Where form={form} />
      <SelectField {...form.field('kind')} label="Kind" required options={kindOptions} />
      <ChecksField {...form.field('coreAreas')} label="Core areas" required options={areas} inColumns />
      <div className="split">
        <TextField
          {...form.field('source')}
          label="Source"
          hint="Who published it."
          required
          maxLength={200}
        />
        <TextField {...form.field('year')} label="Year" inputMode="numeric" required width="short" />
      </div>
      <TextField
        {...form.field('licenceNote')}
        label="Licence note"
        hint="Who may use it, and how: “Public domain”, “With permission of …”."
        required
        maxLength={500}
      />
      <RadioField
        {...form.field('evidence')}
        label="Evidence rating"
        hint="The rating of a named source. If nobody rated it, say so."
        required
        options={evidenceOptions}
      />
      {evidence !== 'not-rated' && (
        <TextField {...form.field('evidenceSource')} label="Who rated it" required maxLength={300} />
      )}
      <Caution form={form} texts={[title, summary, whatChanged]} />
    </>
  );
}

function Where({ form }: { form: Form<ResourceForm> }) {
  const { from, fileName } = form.values;
  return (
    <>
      <RadioField
        {...form.field('from')}
        label="Where it is"
        required
        options={[
          { value: 'link', label: 'At an address' },
          { value: 'file', label: 'In a file kept here' },
        ]}
      />
      {from === 'link' ? (
        <TextField {...form.field('url')} label="Address" hint="Begins with https://" type="url" required />
      ) : (
        <Upload form={form} kept={fileName} />
      )}
    </>
  );
}

function Upload({ form, kept }: { form: Form<ResourceForm>; kept: string }) {
  const [failure, setFailure] = useState<string>();
  const send = async ([file]: File[]) => {
    if (!file) return;
    setFailure(undefined);
    const body = new FormData();
    body.append('file', file);
    try {
      const { id, fileName } = await api.upload('/api/library/files', body, StoredUpload);
      form.set('uploadId', id);
      form.set('fileName', fileName);
    } catch (error) {
      const problem = asProblem(error);
      setFailure(`${problem.detail} ${problem.mend}`);
    }
  };
  const error = failure ?? form.errors.url;
  return (
    <>
      <FileField
        id="library-file"
        name="file"
        label="File"
        hint="PDF, Word, Excel, PowerPoint, CSV, text, PNG or JPEG, at most 25 MB."
        {...(error ? { error } : {})}
        onFiles={(files) => void send(files)}
      />
      {kept && <p role="status">Kept: {kept}</p>}
    </>
  );
}
