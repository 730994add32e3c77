import { useFormats } from '#web/design/formats.ts';
import { ListPage } from '#web/design/frames/ListPage.tsx';
import { useSitePath } from '#web/design/navigation.tsx';
import { useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { queueItems } from '../contract.ts';
import { Settle } from './CaseTabs.tsx';
import { CaseLink, caseNews } from './parts.tsx';
import { usePurpose } from './purpose.tsx';

/** What waits for one’s agency: triggers to act on, and exceptions to set right. */
export default function QueueScreen() {
  usePurpose();
  const site = useSite();
  const sitePath = useSitePath();
  const formats = useFormats();
  return (
    <ListPage
      title="To settle"
      lead="Triggers ask for someone to act. Exceptions are entries that won’t fit together."
      crumbs={[{ label: 'Cases', to: sitePath('/cases') }]}
      noun={['item', 'items']}
      path={`/api/sites/${site.slug}/case-queue`}
      schema={queueItems}
      live={caseNews}
      rowKey={({ id }) => id}
      rowTitle={({ number }) => number}
      to={({ caseId }) => sitePath(`/cases/${caseId}?tab=queue`)}
      views={[
        { label: 'Triggers', filters: {} },
        { label: 'Exceptions', filters: { queue: ['exception'] } },
      ]}
      filters={[
        {
          ...{ key: 'queue', label: 'Queue', kind: 'choice' },
          options: [
            { value: 'trigger', label: 'Triggers' },
            { value: 'exception', label: 'Exceptions' },
          ],
        },
      ]}
      columns={[
        {
          key: 'number',
          label: 'Case',
          value: ({ number }) => number,
          render: ({ caseId, number }) => <CaseLink id={caseId}>{number}</CaseLink>,
        },
        { key: 'words', label: 'What', value: ({ words }) => words },
        {
          key: 'raised',
          label: 'Since',
          value: ({ raisedAt }) => raisedAt,
          render: ({ raisedAt }) => formats.ago(raisedAt),
        },
        { key: 'due', label: 'Due', value: ({ dueOn }) => dueOn, render: ({ dueOn }) => formats.date(dueOn) },
        {
          key: 'settle',
          label: 'Settle',
          value: () => null,
          render: (item) => <Settle item={item} path={`/api/sites/${site.slug}/cases/${item.caseId}`} />,
        },
      ]}
      nothingYet={
        <NothingYet title="Nothing waits for your agency">What does appears here by itself.</NothingYet>
      }
    />
  );
}
