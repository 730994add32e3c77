import { useState } from 'react';
import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { RecordPage } from '#web/design/frames/RecordPage.tsx';
import { AppLink, useGo, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { Dialog } from '#web/design/parts/Dialog.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { useMay, useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Deliverable, deliverableKinds, VersionDraft } from '../../contract.ts';
import { deliverableWorkflow } from '../../states.ts';
import { History, withoutMoves } from './words.tsx';

/** What is handed over, the newest version first. */
export default function DeliverableScreen() {
  const site = useSite();
  const { deliverableId } = useRouteParams<'deliverableId'>();
  const path = `/api/sites/${site.slug}/assistance/deliverables/${deliverableId}`;
  const query = useApiQuery(path, Deliverable, { live: ['assistance.deliverable-changed'] });
  return (
    <QueryStates query={query} what="the deliverable">
      {(deliverable) => <DeliverableRecord deliverable={deliverable} path={path} />}
    </QueryStates>
  );
}

type DeliverableProps = { deliverable: Deliverable; path: string };

function DeliverableRecord({ deliverable, path }: DeliverableProps) {
  const site = useSite();
  const sitePath = useSitePath();
  const formats = useFormats();
  const [adding, setAdding] = useState(false);
  return (
    <RecordPage
      number={deliverable.number}
      kind="Deliverable"
      title={deliverable.title}
      crumbs={[
        { label: 'Assistance', to: sitePath('/assistance') },
        { label: deliverable.requestNumber, to: sitePath(`/assistance/${deliverable.requestId}`) },
      ]}
      workflow={deliverable.isMine ? deliverableWorkflow : withoutMoves(deliverableWorkflow, ['submit'])}
      state={deliverable.state}
      since={deliverable.stateSince}
      target={deliverable.state === 'accepted' ? null : deliverable.dueOn}
      siteId={site.id}
      iMade={deliverable.iMade}
      onMove={(move, reason) =>
        api.post(`${path}/moves`, { move, ...(reason ? { reason } : {}) }, Deliverable)
      }
      refresh={[`/api/sites/${site.slug}/assistance`]}
      more={useMore(deliverable, () => setAdding(true))}
      facts={[
        { label: 'Kind', value: deliverableKinds[deliverable.kind] },
        {
          label: 'Request',
          value: (
            <AppLink to={sitePath(`/assistance/${deliverable.requestId}`)}>
              {deliverable.requestNumber}
            </AppLink>
          ),
        },
        { label: 'Milestone', value: deliverable.milestone ?? 'None' },
        { label: 'Due', value: formats.date(deliverable.dueOn) },
        { label: 'Version', value: deliverable.version },
        { label: 'Written by', value: deliverable.writtenBy },
        ...(deliverable.kind === 'assessment' && deliverable.state !== 'drafted'
          ? [
              {
                label: 'Recommendations',
                value: (
                  <AppLink to={sitePath(`/recommendations?request=${deliverable.requestId}`)}>
                    Recommendations of this request
                  </AppLink>
                ),
              },
            ]
          : []),
      ]}
      timeline={<History workflow={deliverableWorkflow} steps={deliverable.timeline} begun="Drafted" />}
    >
      {deliverable.versions.map((version) => (
        <VersionSection key={version.id} version={version} />
      ))}
      <Dialog open={adding} title="Add a version" onClose={() => setAdding(false)} wide>
        <VersionForm deliverable={deliverable} path={path} onDone={() => setAdding(false)} />
      </Dialog>
    </RecordPage>
  );
}

function useMore(deliverable: Deliverable, addVersion: () => void) {
  const site = useSite();
  const sitePath = useSitePath();
  const go = useGo();
  const may = useMay();
  const { id, isMine, kind, state } = deliverable;
  const isOpen = isMine && (state === 'drafted' || state === 'returned');
  const mayPropose =
    isMine && kind === 'assessment' && state !== 'drafted' && may('recommendations.propose', site.id);
  return [
    ...(isOpen ? [{ key: 'version', label: 'Add a version', run: addVersion }] : []),
    ...(mayPropose
      ? [
          {
            key: 'recommend',
            label: 'Make a recommendation',
            run: () => go(sitePath(`/recommendations/new?assessment=${id}`)),
          },
        ]
      : []),
  ];
}

function VersionSection({ version }: { version: Deliverable['versions'][number] }) {
  const formats = useFormats();
  return (
    <Section
      title={`Version ${version.version}`}
      lead={`${version.madeBy}, ${formats.date(version.madeAt)}${version.changes ? `. Changed: ${version.changes}` : ''}`}
      plain
    >
      <p>{version.summary}</p>
      {version.link && (
        <p>
          <a href={version.link}>Open the document</a>
        </p>
      )}
    </Section>
  );
}

const versionForm = z.preprocess((typed) => {
  const { link, ...rest } = typed as Record<'summary' | 'link' | 'changes', string>;
  return { ...rest, link: link.trim() || null };
}, VersionDraft);

function VersionForm({ deliverable, path, onDone }: DeliverableProps & { onDone: () => void }) {
  const site = useSite();
  const refresh = useRefresh();
  const latest = deliverable.versions[0];
  const form = useForm({
    name: `deliverable:${deliverable.id}:${deliverable.version}`,
    initial: { summary: latest?.summary ?? '', link: latest?.link ?? '', changes: '' },
    schema: versionForm,
    submit: (draft) => api.post(`${path}/versions`, draft, Deliverable),
    done: () => {
      void refresh([`/api/sites/${site.slug}/assistance`]);
      onDone();
    },
  });
  return (
    <FormBody form={form} submitLabel="Save the version">
      <TextAreaField {...form.field('changes')} label="What changed" maxLength={2000} required />
      <TextAreaField {...form.field('summary')} label="Summary" rows={8} maxLength={8000} required />
      <TextField {...form.field('link')} label="Where the document is" type="url" />
    </FormBody>
  );
}
