import { useState } from 'react';
import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { Button } from '#web/design/parts/Button.tsx';
import { ConfirmDialog } from '#web/design/parts/ConfirmDialog.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { asProblem } from '#web/design/problem.ts';
import { useApiMutation } from '#web/design/queries.ts';
import type { ImportRecord } from '../contract.ts';

/** All of it or nothing: apply, or put the file away. */
export function DecideSection({ record }: { record: ImportRecord }) {
  const formats = useFormats();
  const [asking, setAsking] = useState<'apply' | 'discard' | null>(null);
  const path = `/api/program-imports/${record.id}`;
  const options = { quiet: true, refresh: ['/api/program-imports'], onSuccess: () => setAsking(null) };
  const apply = useApiMutation(() => api.post(`${path}/application`, {}, z.unknown()), {
    ...options,
    done: 'The rows are in',
  });
  const discard = useApiMutation(() => api.post(`${path}/discard`, {}, z.unknown()), {
    ...options,
    done: 'The file was put away',
  });
  const { changed = 0, setAside = 0, new: fresh = 0 } = record.counts ?? {};
  const failure = apply.error ?? discard.error;
  const run = asking === 'discard' ? discard : apply;
  return (
    <Section title="Decide" lead={leadOf(record, fresh + changed)}>
      <div className="stack">
        {failure && <Refused error={failure} />}
        <div className="row">
          {fresh + changed > 0 && (
            <Button tone="primary" onClick={() => setAsking('apply')}>
              Apply {formats.count(fresh + changed, 'row')}
            </Button>
          )}
          <Button onClick={() => setAsking('discard')}>Discard</Button>
        </div>
      </div>
      <ConfirmDialog
        open={asking !== null}
        title={
          asking === 'discard' ? 'Discard this import?' : `Apply ${formats.count(fresh + changed, 'row')}?`
        }
        body={
          asking === 'discard'
            ? 'Nothing of the file comes in and its checked rows are deleted. You can upload the file again.'
            : bodyOf(record, setAside)
        }
        confirmLabel={asking === 'discard' ? 'Discard' : 'Apply'}
        danger={asking === 'discard'}
        busy={run.isPending}
        onConfirm={() => {
          setAsking(null);
          run.mutate(undefined);
        }}
        onClose={() => setAsking(null)}
      />
    </Section>
  );
}

function leadOf({ state }: ImportRecord, rows: number): string {
  if (state === 'received') return 'Check every row first; then you can apply what is new and changed.';
  return rows > 0
    ? 'What is new and changed comes in, all of it or nothing. Rows set aside stay out.'
    : 'No row is new or changed, so there is nothing to apply.';
}

function bodyOf({ kind }: ImportRecord, setAside: number): string {
  const aside = setAside > 0 ? ` ${setAside} set aside stay out.` : '';
  const mail = kind === 'people' ? ' Nobody gets mail by this; inviting is a step of its own.' : '';
  return `The rows come in together.${aside}${mail}`;
}

function Refused({ error }: { error: unknown }) {
  const { detail, mend } = asProblem(error);
  return (
    <Notice tone="error" title="Nothing was changed" announce>
      {detail} {mend}
    </Notice>
  );
}
