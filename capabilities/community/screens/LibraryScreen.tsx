import { ListPage } from '#web/design/frames/ListPage.tsx';
import { AppLink } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { StateTag } from '#web/design/parts/StateTag.tsx';
import { useMay } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { type ResourceSummary, resourceList, type Snippet } from '../contract.ts';
import { resourceWorkflow } from '../states.ts';
import { evidenceOptions, evidenceWords, kindOptions, kindWords, useCoreAreas } from './words.ts';

const shows = [
  { value: 'in-review', label: 'In review' },
  { value: 'mine', label: 'I proposed' },
];

/** What the partnership has found worth reading, searched by its words. */
export default function LibraryScreen() {
  const { options } = useCoreAreas();
  const mayPropose = useMay()('community.take-part');
  const propose = <LinkButton to="/library/new">Propose a resource</LinkButton>;
  return (
    <ListPage<ResourceSummary>
      title="Library"
      lead="Guides, research and templates with a plain summary, each read by a second person before it is listed."
      noun={['resource', 'resources']}
      path="/api/library"
      schema={resourceList}
      live={['community.resource-changed']}
      rowKey={(row) => row.id}
      rowTitle={(row) => row.title}
      views={[
        { label: 'Listed', filters: {} },
        ...shows.map(({ value, label }) => ({ label, filters: { show: [value] } })),
      ]}
      filters={[
        { key: 'q', label: 'Search', kind: 'text' },
        { key: 'coreArea', label: 'Core area', kind: 'many', options },
        { key: 'kind', label: 'Kind', kind: 'many', options: kindOptions },
        { key: 'evidence', label: 'Evidence', kind: 'many', options: evidenceOptions },
        { key: 'show', label: 'Show', kind: 'choice', options: shows },
      ]}
      columns={[
        {
          key: 'title',
          label: 'Resource',
          value: (row) => row.title,
          render: (row) => <Found row={row} />,
        },
        { key: 'kind', label: 'Kind', value: (row) => kindWords(row.kind), narrow: true },
        {
          key: 'evidence',
          label: 'Evidence',
          value: (row) => evidenceWords(row.evidence, row.evidenceSource),
        },
        { key: 'source', label: 'Source', value: (row) => `${row.source}, ${row.year}` },
        { key: 'helped', label: 'Helped', value: (row) => row.helped, align: 'end', narrow: true },
        { key: 'number', label: 'Number', value: (row) => row.number, narrow: true, hidden: true },
      ]}
      {...(mayPropose ? { actions: propose } : {})}
      nothingYet={
        <NothingYet title="Nothing listed yet" {...(mayPropose ? { action: propose } : {})}>
          Propose what helped you: a link or a file, with a summary in plain words. A second person lists it.
        </NothingYet>
      }
    />
  );
}

function Found({ row }: { row: ResourceSummary }) {
  return (
    <div>
      <AppLink to={`/library/${row.id}`}>{row.title}</AppLink>{' '}
      {row.state !== 'listed' && <StateTag workflow={resourceWorkflow} state={row.state} />}
      <p className="quiet">
        <Parts snippet={row.snippet} />
      </p>
    </div>
  );
}

/** Plain text with what matched marked: React writes every part as text. */
function Parts({ snippet }: { snippet: Snippet }) {
  return snippet.map(({ text, hit }, at) =>
    hit ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
  );
}
