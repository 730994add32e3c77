import type { SavedView } from '#web/design/filters.ts';
import { useFormats } from '#web/design/formats.ts';
import { ListPage } from '#web/design/frames/ListPage.tsx';
import { useSitePath } from '#web/design/navigation.tsx';
import { StateTag } from '#web/design/parts/StateTag.tsx';
import { useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { type CourtOrder, orderKinds, orderList } from '../contract.ts';
import { courtOrderStates, courtOrderWorkflow } from '../states.ts';
import { orderNews } from './order-words.ts';

/** Orders of courts over cases of the site, with whose turn it is. */
export default function OrdersScreen() {
  const site = useSite();
  const sitePath = useSitePath();
  const formats = useFormats();
  return (
    <ListPage<CourtOrder>
      title="Court orders"
      lead="One records officer enters an order from the page of the case, another approves it, and it is carried out at once."
      noun={['court order', 'court orders']}
      path={`/api/sites/${site.slug}/case-orders`}
      schema={orderList}
      live={orderNews}
      rowKey={(row) => row.id}
      rowTitle={(row) => row.number}
      to={(row) => sitePath(`/cases/orders/${row.id}`)}
      views={views}
      filters={filters}
      columns={[
        { key: 'number', label: 'Number', value: (row) => row.number, narrow: true },
        { key: 'kind', label: 'Order', value: (row) => orderKinds[row.kind].label, narrow: true },
        { key: 'case', label: 'Case', value: caseWords },
        {
          key: 'state',
          label: 'State',
          value: (row) => courtOrderWorkflow.states[row.state].label,
          render: (row) => <StateTag workflow={courtOrderWorkflow} state={row.state} />,
          narrow: true,
        },
        { key: 'turn', label: 'Must act', value: turnWords },
        { key: 'by', label: 'Entered by', value: (row) => row.enteredBy },
        { key: 'agency', label: 'Agency', value: (row) => row.agency },
        {
          key: 'ordered',
          label: 'Ordered on',
          value: (row) => row.orderedOn,
          render: (row) => formats.date(row.orderedOn),
          narrow: true,
        },
        {
          key: 'since',
          label: 'Since',
          value: (row) => row.stateSince,
          render: (row) => formats.ago(row.stateSince),
          narrow: true,
        },
      ]}
      nothingYet={
        <NothingYet title="No order was entered yet">
          When a court orders a case sealed, unsealed or expunged, open the case and choose “Enter a court
          order” in its menu.
        </NothingYet>
      }
    />
  );
}

function caseWords({ isGone, caseNumber }: CourtOrder): string {
  if (isGone) return 'Expunged';
  return caseNumber ?? 'Not yours to see';
}

function turnWords({ state, mayApprove }: CourtOrder): string {
  if (state === 'approved') return 'Nobody: it is being carried out';
  if (state !== 'proposed') return '—';
  return mayApprove ? 'You, or another records officer' : 'A second records officer';
}

const views: SavedView[] = [
  { label: 'All', filters: {} },
  { label: 'To approve', filters: { turn: ['mine'] } },
  { label: 'Entered by me, waiting', filters: { turn: ['others'] } },
];

const filters = [
  {
    ...{ key: 'state', label: 'State', kind: 'many' as const },
    options: courtOrderStates.map((value) => ({ value, label: courtOrderWorkflow.states[value].label })),
  },
  {
    ...{ key: 'kind', label: 'Order', kind: 'choice' as const },
    options: Object.entries(orderKinds).map(([value, { label }]) => ({ value, label })),
  },
  {
    ...{ key: 'turn', label: 'Waits on', kind: 'choice' as const },
    options: [
      { value: 'mine', label: 'My approval' },
      { value: 'others', label: 'Another officer, on my order' },
    ],
  },
];
