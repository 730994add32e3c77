import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { ListPage } from '#web/design/frames/ListPage.tsx';
import { useSitePath } from '#web/design/navigation.tsx';
import { Button, LinkButton } from '#web/design/parts/Button.tsx';
import { Facts } from '#web/design/parts/Facts.tsx';
import { ReasonDialog } from '#web/design/parts/ReasonDialog.tsx';
import { useApiMutation } from '#web/design/queries.ts';
import { useMay, useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { Hold, holdList } from '../contract.ts';

/** What may not be purged, for which matter, and when someone looks at it again. */
export default function HoldsScreen() {
  const site = useSite();
  const sitePath = useSitePath();
  const formats = useFormats();
  const mayHold = useMay()('retention.hold', site.id);
  const begin = (
    <LinkButton to={sitePath('/sharing/retention/holds/new')} tone="primary">
      Place a hold
    </LinkButton>
  );
  return (
    <ListPage<Hold>
      title="Legal holds"
      lead="What is held is not purged, whatever its schedule says, from the moment the hold is placed until it is released."
      crumbs={[{ label: 'Retention', to: sitePath('/sharing/retention') }]}
      noun={['legal hold', 'legal holds']}
      path={`/api/sites/${site.slug}/sharing/holds`}
      schema={holdList}
      live={['retention.*']}
      rowKey={(row) => row.id}
      rowTitle={(row) => row.matter}
      views={[
        { label: 'All', filters: {} },
        { label: 'In force', filters: { show: ['in force'] } },
        { label: 'Released', filters: { show: ['released'] } },
      ]}
      filters={[
        {
          ...{ key: 'show', label: 'Show', kind: 'choice' },
          options: [
            { value: 'in force', label: 'In force' },
            { value: 'released', label: 'Released' },
          ],
        },
        { key: 'q', label: 'Search', kind: 'text' },
      ]}
      columns={[
        { key: 'matter', label: 'Matter', value: (row) => row.matter },
        { key: 'what', label: 'What is held', value: heldWords },
        { key: 'state', label: 'State', value: stateWords, narrow: true },
        { key: 'review', label: 'Looked at again', value: (row) => formats.date(row.reviewOn), narrow: true },
        { key: 'by', label: 'Placed by', value: (row) => row.placedBy },
        { key: 'number', label: 'Number', value: (row) => row.number, narrow: true },
      ]}
      panel={(row) => <HoldFacts hold={row} mayRelease={mayHold && row.releasedAt === null} />}
      {...(mayHold ? { actions: begin } : {})}
      nothingYet={
        <NothingYet title="No legal holds" {...(mayHold ? { action: begin } : {})}>
          When a lawsuit, an inquiry or an order wants records kept, place a hold on them before anything
          else.
        </NothingYet>
      }
    />
  );
}

const heldWords = ({ label, recordCount }: Hold) =>
  recordCount === null ? `${label}: all of them` : `${label}: ${recordCount} named`;

function stateWords({ releasedAt, reviewIsOverdue }: Hold): string {
  if (releasedAt !== null) return 'Released';
  return reviewIsOverdue ? 'In force, review overdue' : 'In force';
}

function HoldFacts({ hold, mayRelease }: { hold: Hold; mayRelease: boolean }) {
  const site = useSite();
  const formats = useFormats();
  const [isOpen, setOpen] = useState(false);
  const path = `/api/sites/${site.slug}/sharing/holds`;
  const release = useApiMutation(
    (reason: string) => api.post(`${path}/${hold.id}/release`, { reason }, Hold),
    { refresh: [path], done: `${hold.number} released`, onSuccess: () => setOpen(false) },
  );
  return (
    <div className="stack">
      <Facts
        items={[
          { label: 'Number', value: hold.number },
          { label: 'What is held', value: heldWords(hold) },
          { label: 'Reason', value: hold.reason },
          {
            label: 'Placed',
            value: `${formats.dateTime(hold.placedAt)} by ${hold.placedBy ?? 'the system'}`,
          },
          { label: 'Looked at again', value: formats.date(hold.reviewOn) },
          { label: 'Agency', value: hold.agency },
          ...(hold.releasedAt
            ? [
                {
                  label: 'Released',
                  value: `${formats.dateTime(hold.releasedAt)} by ${hold.releasedBy ?? ''}`,
                },
                { label: 'Why', value: hold.releaseReason },
              ]
            : []),
        ]}
      />
      {mayRelease && <Button onClick={() => setOpen(true)}>Release the hold</Button>}
      <ReasonDialog
        open={isOpen}
        title={`Release ${hold.number}`}
        body={<p>The records go their way again: the next purge takes those whose time is over.</p>}
        confirmLabel="Release it"
        required
        danger
        busy={release.isPending}
        onConfirm={(reason) => release.mutate(reason)}
        onClose={() => setOpen(false)}
      />
    </div>
  );
}
