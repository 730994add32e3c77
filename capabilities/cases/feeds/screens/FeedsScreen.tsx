import { useFormats } from '#web/design/formats.ts';
import { ListPage } from '#web/design/frames/ListPage.tsx';
import { useSitePath } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { type Delivery, deliveryList, formLabels } from '../contract.ts';

/** What came in from the agency's systems and files, with what became of it. */
export default function FeedsScreen() {
  const site = useSite();
  const sitePath = useSitePath();
  const formats = useFormats();
  const bring = (
    <LinkButton to={sitePath('/cases/feeds/new')} tone="primary" icon="file_upload">
      Bring in a file
    </LinkButton>
  );
  return (
    <ListPage<Delivery>
      title="Feeds"
      lead="Events that your agency’s systems told, and files that were brought in. What could not be recorded is set aside with the reason."
      noun={['delivery', 'deliveries']}
      path={`/api/sites/${site.slug}/cases/deliveries`}
      schema={deliveryList}
      live={['cases.*']}
      rowKey={(row) => row.id}
      rowTitle={(row) => row.number}
      columns={[
        { key: 'number', label: 'Number', value: (row) => row.number, narrow: true },
        { key: 'form', label: 'Kind', value: (row) => formLabels[row.form] },
        { key: 'source', label: 'Source', value: (row) => row.fileName ?? row.source },
        { key: 'state', label: 'State', value: (row) => row.state },
        { key: 'recorded', label: 'Recorded', value: (row) => row.recorded, align: 'end' },
        { key: 'duplicate', label: 'Known already', value: (row) => row.duplicate, align: 'end' },
        { key: 'aside', label: 'Set aside', value: (row) => row.setAside, align: 'end' },
        { key: 'conflicts', label: 'Contradictions', value: (row) => row.conflicts, align: 'end' },
        {
          key: 'at',
          label: 'Received',
          value: (row) => row.receivedAt,
          render: (row) => formats.dateTime(row.receivedAt),
        },
      ]}
      actions={
        <>
          <LinkButton to={sitePath('/cases/feeds/set-aside')}>Set aside</LinkButton>
          {bring}
        </>
      }
      nothingYet={
        <NothingYet title="Nothing came in yet" action={bring}>
          A system of your agency tells of events by the API; a file is checked first and applied by you.
        </NothingYet>
      }
    />
  );
}
