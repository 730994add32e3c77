import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { RecordPage } from '#web/design/frames/RecordPage.tsx';
import { AppLink, useGo, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { Dialog } from '#web/design/parts/Dialog.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useMay, useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Deliverable } from '../contract.ts';
import { deliverableWorkflow } from '../states.ts';
import { LinkFindingForm } from './LinkFindingForm.tsx';
import { History } from './words.tsx';

/** What the project hands to the site, and where the site took it up. */
export default function DeliverableScreen() {
  const site = useSite();
  const { deliverableId } = useRouteParams<'deliverableId'>();
  const path = `/api/sites/${site.slug}/research/deliverables/${deliverableId}`;
  const query = useApiQuery(path, Deliverable, { live: ['research.deliverable-changed'] });
  return (
    <QueryStates query={query} what="the deliverable">
      {(deliverable) => <DeliverableRecord deliverable={deliverable} path={path} />}
    </QueryStates>
  );
}

function DeliverableRecord({ deliverable, path }: { deliverable: Deliverable; path: string }) {
  const site = useSite();
  const sitePath = useSitePath();
  const [linking, setLinking] = useState(false);
  const { project } = deliverable;
  return (
    <RecordPage
      number={deliverable.number}
      kind="Deliverable"
      title={deliverable.title}
      crumbs={[
        { label: 'Research', to: sitePath('/research') },
        { label: project.number, to: sitePath(`/research/${project.id}?tab=deliverables`) },
      ]}
      workflow={deliverableWorkflow}
      state={deliverable.state}
      since={deliverable.stateSince}
      siteId={site.id}
      iMade={deliverable.iMade}
      onMove={(move, reason) =>
        api.post(`${path}/moves`, { move, ...(reason ? { reason } : {}) }, Deliverable)
      }
      refresh={[`/api/sites/${site.slug}/research`]}
      more={useMore(deliverable, () => setLinking(true))}
      facts={useFacts(deliverable)}
      timeline={<History steps={deliverable.history} />}
    >
      <Section title="What was found" plain>
        {deliverable.summary.split(/\n{2,}/).map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </Section>
      <Dialog open={linking} title="Link to a finding" onClose={() => setLinking(false)}>
        <LinkFindingForm path={path} onDone={() => setLinking(false)} />
      </Dialog>
    </RecordPage>
  );
}

function useMore({ id, state, isMember }: Deliverable, link: () => void) {
  const go = useGo();
  const site = useSite();
  const sitePath = useSitePath();
  const manages = useMay()('research.manage', site.id);
  const edit = { key: 'edit', label: 'Change', run: () => go(sitePath(`/research/deliverables/${id}/edit`)) };
  return [
    ...(isMember && (state === 'draft' || state === 'returned') ? [edit] : []),
    ...(manages && state === 'accepted' ? [{ key: 'link', label: 'Link to a finding', run: link }] : []),
  ];
}

function useFacts({ project, writtenBy, createdAt, release, finding }: Deliverable) {
  const sitePath = useSitePath();
  const formats = useFormats();
  return [
    {
      label: 'Project',
      value: <AppLink to={sitePath(`/research/${project.id}`)}>{project.title}</AppLink>,
    },
    { label: 'Written by', value: writtenBy },
    { label: 'Begun', value: formats.date(createdAt) },
    {
      label: 'Rests on',
      value: release ? (
        <AppLink to={sitePath(`/research/releases/${release.id}`)}>
          {release.number}: {release.title}
        </AppLink>
      ) : (
        'No released results'
      ),
    },
    { label: 'Finding of the site', value: <FindingValue finding={finding} /> },
  ];
}

function FindingValue({ finding }: Pick<Deliverable, 'finding'>) {
  const site = useSite();
  const sitePath = useSitePath();
  const reads = useMay()('findings.read', site.id);
  if (!finding) return 'None linked';
  const words = `${finding.number}: ${finding.statement}`;
  return (
    <>
      {reads ? <AppLink to={sitePath(`/findings/${finding.id}`)}>{words}</AppLink> : words}
      {finding.published && (
        <>
          {' '}
          <a href={`/findings/${finding.number}`}>Public page of {finding.number}</a>
        </>
      )}
    </>
  );
}
