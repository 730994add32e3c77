import { useFormats } from '#web/design/formats.ts';
import { ListPage } from '#web/design/frames/ListPage.tsx';
import { useSitePath } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { Facts } from '#web/design/parts/Facts.tsx';
import { StateTag } from '#web/design/parts/StateTag.tsx';
import { useMay, useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { type RequestSummary, requesterWords, requestList } from '../contract.ts';
import { recordsRequestWorkflow } from '../states.ts';
import { standingWords } from './words.ts';

const views = {
  open: 'Open',
  late: 'Late',
  answered: 'Answered',
  complaints: 'With a complaint',
} as const;

/** Who asked the agency for records, and by when they are to be answered. */
export default function RequestsScreen() {
  const site = useSite();
  const sitePath = useSitePath();
  const formats = useFormats();
  const mayAnswer = useMay()('disclosure.answer', site.id);
  const begin = (
    <LinkButton to={sitePath('/sharing/records-requests/new')} tone="primary">
      Take in a request
    </LinkButton>
  );
  return (
    <ListPage<RequestSummary>
      title="Records requests"
      lead="Who asked your agency for records, and by which day the law wants an answer. What is due first stands first."
      noun={['records request', 'records requests']}
      path={`/api/sites/${site.slug}/sharing/records-requests`}
      schema={requestList}
      live={['disclosure.*']}
      rowKey={(row) => row.id}
      rowTitle={(row) => row.title}
      to={(row) => sitePath(`/sharing/records-requests/${row.id}`)}
      views={[
        { label: 'All', filters: {} },
        ...Object.entries(views).map(([show, label]) => ({ label, filters: { show: [show] } })),
      ]}
      filters={[
        {
          ...{ key: 'show', label: 'Show', kind: 'choice' },
          options: Object.entries(views).map(([value, label]) => ({ value, label })),
        },
        { key: 'q', label: 'Search', kind: 'text' },
      ]}
      columns={[
        { key: 'title', label: 'What is asked for', value: (row) => row.title },
        {
          key: 'state',
          label: 'State',
          value: (row) => recordsRequestWorkflow.states[row.state].label,
          render: (row) => <StateTag workflow={recordsRequestWorkflow} state={row.state} />,
          narrow: true,
        },
        { key: 'due', label: 'Due', value: (row) => formats.date(row.dueOn), narrow: true },
        { key: 'standing', label: 'Clock', value: standingWords, narrow: true },
        { key: 'requester', label: 'Who asks', value: (row) => row.requester },
        { key: 'agency', label: 'Agency', value: (row) => row.agency, hidden: true },
        { key: 'number', label: 'Number', value: (row) => row.number, narrow: true },
      ]}
      panel={(row) => <Summary row={row} />}
      {...(mayAnswer ? { actions: begin } : {})}
      nothingYet={
        <NothingYet title="No requests for records yet" {...(mayAnswer ? { action: begin } : {})}>
          When someone asks for records, take the request in with the day it came: the day an answer is due
          follows from the law.
        </NothingYet>
      }
    />
  );
}

function Summary({ row }: { row: RequestSummary }) {
  const formats = useFormats();
  return (
    <div className="stack">
      <StateTag workflow={recordsRequestWorkflow} state={row.state} />
      <Facts
        items={[
          { label: 'Clock', value: standingWords(row) },
          { label: 'Received', value: formats.date(row.receivedOn) },
          { label: 'Due', value: formats.date(row.dueOn) },
          {
            label: 'Who asks',
            value: `${row.requester} (${requesterWords[row.requesterKind].toLowerCase()})`,
          },
          { label: 'Agency', value: row.agency },
        ]}
      />
    </div>
  );
}
