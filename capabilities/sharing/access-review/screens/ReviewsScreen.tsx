import { useFormats } from '#web/design/formats.ts';
import { ListPage } from '#web/design/frames/ListPage.tsx';
import { useSitePath } from '#web/design/navigation.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { type ReviewSummary, reviewList } from '../contract.ts';
import { standingWords } from './words.ts';

const views = { open: 'Open', overdue: 'Overdue', complete: 'Complete' } as const;

/** Quarter by quarter: whether an agency has said of each membership that it still holds. */
export default function ReviewsScreen() {
  const sitePath = useSitePath();
  const formats = useFormats();
  return (
    <ListPage<ReviewSummary>
      title="Access reviews"
      lead="Every quarter someone of each agency looks at each of its memberships and says whether it is kept or ended."
      noun={['access review', 'access reviews']}
      path="/api/access-reviews"
      schema={reviewList}
      live={['access-review.*']}
      rowKey={(row) => row.id}
      rowTitle={(row) => `${row.agency}, ${row.quarter}`}
      to={(row) => sitePath(`/sharing/access-reviews/${row.id}`)}
      views={[
        { label: 'All', filters: {} },
        ...Object.entries(views).map(([show, label]) => ({ label, filters: { show: [show] } })),
      ]}
      filters={[
        {
          ...{ key: 'show', label: 'Show', kind: 'choice' },
          options: Object.entries(views).map(([value, label]) => ({ value, label })),
        },
      ]}
      columns={[
        { key: 'agency', label: 'Agency', value: (row) => row.agency },
        { key: 'quarter', label: 'Quarter', value: (row) => row.quarter, narrow: true },
        { key: 'standing', label: 'State', value: standingWords, narrow: true },
        { key: 'due', label: 'Due', value: (row) => formats.date(row.dueOn), narrow: true },
        { key: 'memberships', label: 'Memberships', value: (row) => row.memberships, align: 'end' },
        { key: 'undecided', label: 'Undecided', value: (row) => row.undecided, align: 'end' },
        { key: 'unused', label: 'Unused for 60 days', value: (row) => row.unused, align: 'end' },
        { key: 'ended', label: 'Ended', value: (row) => row.ended, align: 'end' },
      ]}
      nothingYet={
        <NothingYet title="No reviews yet">
          A review opens by itself on the first day of a quarter, with a line for each membership of the
          agency.
        </NothingYet>
      }
    />
  );
}
