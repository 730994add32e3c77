import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { Button } from '#web/design/parts/Button.tsx';
import { Facts } from '#web/design/parts/Facts.tsx';
import { ReasonDialog } from '#web/design/parts/ReasonDialog.tsx';
import { StateTag } from '#web/design/parts/StateTag.tsx';
import { useApiMutation } from '#web/design/queries.ts';
import { May, useSite } from '#web/design/session.tsx';
import { Failed } from '#web/design/states/Failed.tsx';
import { type PublicationSummary, Unpublished } from '../contract.ts';
import { publicationWorkflow } from '../states.ts';

/** One version beside the list: who stands behind it, and the way to take the page from view. */
export function PublicationPanel({ publication }: { publication: PublicationSummary }) {
  const site = useSite();
  const formats = useFormats();
  const inView = publication.state === 'published';
  return (
    <>
      <p>{publication.statement}</p>
      <Facts
        items={[
          { label: 'State', value: <StateTag workflow={publicationWorkflow} state={publication.state} /> },
          { label: 'Published', value: formats.dateTime(publication.publishedAt) },
          { label: 'Written by', value: publication.author },
          { label: 'Approved by', value: publication.approvedBy },
          { label: 'Published by', value: publication.publishedBy },
          { label: 'Numbers not shown', value: formats.number(publication.suppressed) },
          ...(publication.unpublishedReason
            ? [{ label: 'Why taken from view', value: publication.unpublishedReason }]
            : []),
        ]}
      />
      <p>
        <a
          href={`/findings/${publication.number}${inView && !publication.newest ? `?version=${publication.version}` : ''}`}
        >
          {inView ? 'Open the public page' : 'See what the public page says now'}
        </a>
      </p>
      {inView && (
        <May permission="publishing.unpublish" siteId={site.id}>
          <TakeFromView number={publication.number} />
        </May>
      )}
    </>
  );
}

function TakeFromView({ number }: { number: string }) {
  const site = useSite();
  const [open, setOpen] = useState(false);
  const path = `/api/sites/${site.slug}/publications`;
  const unpublish = useApiMutation(
    (reason: string) => api.post(`${path}/${number}/unpublish`, { reason }, Unpublished),
    { refresh: [path], done: `${number} is no longer in view` },
  );
  return (
    <>
      <Button tone="danger" onClick={() => setOpen(true)}>
        Take from view
      </Button>
      <ReasonDialog
        open={open}
        title={`Take ${number} from view?`}
        body={
          <p>Every version goes. The public page will say when and why, so write the reason for everyone.</p>
        }
        confirmLabel="Take from view"
        required
        danger
        busy={unpublish.isPending}
        failure={unpublish.error && <Failed error={unpublish.error} />}
        onConfirm={(reason) => unpublish.mutate(reason, { onSuccess: () => setOpen(false) })}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
