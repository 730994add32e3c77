import { useFormats } from '#web/design/formats.ts';
import { ListPage } from '#web/design/frames/ListPage.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { useMay } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { type ThreadSummary, threadList } from '../contract.ts';
import { ThreadTag } from './ThreadLines.tsx';
import { useCoreAreas } from './words.ts';

const shows = [
  { value: 'open-questions', label: 'Open questions' },
  { value: 'followed', label: 'I follow' },
  { value: 'mine', label: 'I began' },
];

/** Every thread of every community, to search and to narrow. */
export default function ThreadsScreen() {
  const formats = useFormats();
  const { options, nameOf } = useCoreAreas();
  const mayAsk = useMay()('community.take-part');
  const ask = <LinkButton to="/community/threads/new">Ask or begin a discussion</LinkButton>;
  return (
    <ListPage<ThreadSummary>
      title="Threads"
      crumbs={[{ label: 'Communities', to: '/community' }]}
      noun={['thread', 'threads']}
      path="/api/community/threads"
      schema={threadList}
      live={['community.thread-changed']}
      rowKey={(row) => row.id}
      rowTitle={(row) => row.title}
      to={(row) => `/community/threads/${row.id}`}
      views={[
        { label: 'All', filters: {} },
        ...shows.map(({ value, label }) => ({ label, filters: { show: [value] } })),
      ]}
      filters={[
        { key: 'q', label: 'Search', kind: 'text' },
        { key: 'coreArea', label: 'Core area', kind: 'choice', options },
        { key: 'show', label: 'Show', kind: 'choice', options: shows },
      ]}
      columns={[
        { key: 'title', label: 'Thread', value: (row) => row.title },
        {
          key: 'answered',
          label: 'State',
          value: (row) => (row.answered ? 'Answered' : row.kind),
          render: (row) => <ThreadTag thread={row} />,
          narrow: true,
        },
        { key: 'coreArea', label: 'Core area', value: (row) => nameOf(row.coreArea) },
        { key: 'replies', label: 'Replies', value: (row) => row.replies, align: 'end', narrow: true },
        { key: 'unseen', label: 'New', value: (row) => row.unseen || '', align: 'end', narrow: true },
        { key: 'latest', label: 'Latest', value: (row) => formats.date(row.lastPostAt), narrow: true },
        { key: 'author', label: 'Begun by', value: (row) => row.author },
      ]}
      {...(mayAsk ? { actions: ask } : {})}
      nothingYet={
        <NothingYet title="Nothing asked yet" {...(mayAsk ? { action: ask } : {})}>
          Ask the first question: someone at another site has likely met it too.
        </NothingYet>
      }
    />
  );
}
