import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { RecordPage } from '#web/design/frames/RecordPage.tsx';
import { AppLink, useGo, useRouteParams } from '#web/design/navigation.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { StateTag } from '#web/design/parts/StateTag.tsx';
import { useApiMutation, useApiQuery } from '#web/design/queries.ts';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Resource } from '../contract.ts';
import { type ResourceMove, resourceWorkflow } from '../states.ts';
import { History } from './History.tsx';
import { evidenceWords, kindWords, useCoreAreas } from './words.ts';

/** One resource: what it is, where it is, how sure one can be of it, and whether it helped. */
export default function ResourceScreen() {
  const { versionId } = useRouteParams<'versionId'>();
  const query = useApiQuery(`/api/library/${versionId}`, Resource, { live: ['community.resource-changed'] });
  return (
    <QueryStates query={query} what="the resource">
      {(resource) => <ResourceRecord resource={resource} />}
    </QueryStates>
  );
}

/** Only who proposed a version withdraws it or proposes it again. */
const ownMoves: readonly ResourceMove[] = ['resubmit', 'withdraw'];

function movesOpenTo({ isMine }: Resource): typeof resourceWorkflow {
  if (isMine) return resourceWorkflow;
  const moves = Object.entries(resourceWorkflow.moves).filter(
    ([name]) => !ownMoves.includes(name as ResourceMove),
  );
  return { ...resourceWorkflow, moves: Object.fromEntries(moves) as typeof resourceWorkflow.moves };
}

function ResourceRecord({ resource }: { resource: Resource }) {
  const go = useGo();
  const { nameOf } = useCoreAreas();
  const { id, state, isMine } = resource;
  const edit = { key: 'edit', label: 'Change it', run: () => go(`/library/${id}/edit`) };
  const next = { key: 'next', label: 'Propose a new version', run: () => go(`/library/${id}/new-version`) };
  const isOpen = state === 'proposed' || state === 'returned';
  return (
    <RecordPage
      number={resource.number}
      kind="Resource"
      title={resource.title}
      crumbs={[{ label: 'Library', to: '/library' }]}
      workflow={movesOpenTo(resource)}
      state={state}
      since={resource.stateSince}
      iMade={resource.iMade}
      onMove={(move, reason) =>
        api.post(`/api/library/${id}/moves`, { move, ...(reason ? { reason } : {}) }, Resource)
      }
      refresh={['/api/library', '/api/communities']}
      more={[...(isMine && isOpen ? [edit] : []), ...(state === 'listed' ? [next] : [])]}
      facts={[
        { label: 'Kind', value: kindWords(resource.kind) },
        { label: 'Evidence', value: evidenceWords(resource.evidence, resource.evidenceSource) },
        { label: 'Source', value: `${resource.source}, ${resource.year}` },
        { label: 'Licence', value: resource.licenceNote },
        { label: 'Core areas', value: resource.coreAreas.map(nameOf).join(', ') },
        { label: 'Proposed by', value: resource.proposedBy },
        { label: 'Version', value: String(resource.version) },
      ]}
      timeline={<History workflow={resourceWorkflow} steps={resource.timeline} />}
    >
      <Replaced resource={resource} />
      <Section title="In plain words" plain>
        <p>{resource.summary}</p>
        <Where resource={resource} />
      </Section>
      {state === 'listed' && <DidItHelp resource={resource} />}
      {resource.versions.length > 1 && <Versions resource={resource} />}
    </RecordPage>
  );
}

function Replaced({ resource }: { resource: Resource }) {
  const current = resource.versions.find(({ isCurrent }) => isCurrent);
  if (resource.state !== 'listed' || resource.isCurrent) return null;
  return (
    <Notice tone="warning">
      {current ? (
        <>
          A newer version is listed:{' '}
          <AppLink to={`/library/${current.id}`}>version {current.version}</AppLink>.
        </>
      ) : (
        'This resource is no longer listed.'
      )}
    </Notice>
  );
}

function Where({ resource }: { resource: Resource }) {
  const formats = useFormats();
  const { file, url, id } = resource;
  if (file)
    return (
      <p>
        <a href={`/api/library/${id}/file`} download={file.name}>
          {file.name}
        </a>{' '}
        ({formats.bytes(file.bytes)})
      </p>
    );
  if (!url) return null;
  return (
    <p>
      <a href={url} rel="noreferrer noopener" target="_blank">
        Open at {new URL(url).host}
      </a>
    </p>
  );
}

function DidItHelp({ resource }: { resource: Resource }) {
  const formats = useFormats();
  const { id, helped, helpedMe } = resource;
  const say = useApiMutation(() => api.put(`/api/library/${id}/helped`, { helped: !helpedMe }, Resource), {
    refresh: ['/api/library'],
  });
  return (
    <Section title="Did this help?">
      <div className="row">
        <Button busy={say.isPending} aria-pressed={helpedMe} onClick={() => say.mutate(undefined)}>
          {helpedMe ? 'It helped me' : 'Yes, it helped'}
        </Button>
        <p role="status">
          {helped === 0
            ? 'Nobody has said so yet.'
            : `It helped ${formats.count(helped, 'person', 'people')}.`}
        </p>
      </div>
    </Section>
  );
}

function Versions({ resource }: { resource: Resource }) {
  const formats = useFormats();
  return (
    <Section title="Versions">
      <ul className="usa-list">
        {resource.versions.map(({ id, version, state, whatChanged, proposedAt, isCurrent }) => (
          <li key={id}>
            {id === resource.id ? (
              `Version ${version}`
            ) : (
              <AppLink to={`/library/${id}`}>Version {version}</AppLink>
            )}
            , {formats.date(proposedAt)} <StateTag workflow={resourceWorkflow} state={state} />
            {isCurrent && ' in force'}
            {whatChanged && `: ${whatChanged}`}
          </li>
        ))}
      </ul>
    </Section>
  );
}
