import { useFormats } from '#web/design/formats.ts';
import { ListPage } from '#web/design/frames/ListPage.tsx';
import { useSitePath } from '#web/design/navigation.tsx';
import { Facts } from '#web/design/parts/Facts.tsx';
import { Tag } from '#web/design/parts/StateTag.tsx';
import { useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { type PastRequest, pastRequestList } from '../contract.ts';

/** What a site asked for before it came here, with the days it had then. */
export default function PastRequestsScreen() {
  const site = useSite();
  const formats = useFormats();
  const sitePath = useSitePath();
  return (
    <ListPage<PastRequest>
      title="Past requests"
      lead="As an older system kept them. They are history: no clock runs on them, and they are in no report of times."
      crumbs={[{ label: 'Assistance', to: sitePath('/assistance') }]}
      noun={['past request', 'past requests']}
      path={`/api/sites/${site.slug}/past-requests`}
      schema={pastRequestList}
      rowKey={(row) => row.id}
      rowTitle={(row) => `${row.externalNumber} ${row.title}`}
      filters={[{ key: 'q', label: 'Title or old number', kind: 'text' }]}
      panel={(row) => <PastRequestFacts request={row} />}
      columns={[
        { key: 'number', label: 'Old number', value: (row) => row.externalNumber, narrow: true },
        { key: 'title', label: 'Title', value: (row) => row.title },
        { key: 'area', label: 'Core area', value: (row) => row.coreArea },
        {
          key: 'standing',
          label: 'Standing',
          value: (row) => row.standing,
          render: (row) => (
            <Tag tone={row.standing === 'open' ? 'info' : 'neutral'}>{words[row.standing]}</Tag>
          ),
          narrow: true,
        },
        {
          key: 'asked',
          label: 'Asked',
          value: (row) => row.askedOn,
          render: (row) => formats.date(row.askedOn),
        },
        {
          key: 'ended',
          label: 'Ended',
          value: (row) => row.endedOn,
          render: (row) => row.endedOn && formats.date(row.endedOn),
        },
      ]}
      nothingYet={
        <NothingYet title="No past requests">
          None was brought in for this site. Program administrators bring them in from a file.
        </NothingYet>
      }
    />
  );
}

const words: Record<PastRequest['standing'], string> = {
  open: 'Open when it was brought in',
  closed: 'Closed',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
};

function PastRequestFacts({ request }: { request: PastRequest }) {
  const formats = useFormats();
  const day = (value: string | null) => value && formats.date(value);
  return (
    <div className="stack">
      {request.problem && <p>{request.problem}</p>}
      <Facts
        items={[
          { label: 'Standing', value: words[request.standing] },
          { label: 'Urgency', value: request.urgency },
          { label: 'Provider', value: request.provider },
          { label: 'Asked', value: day(request.askedOn) },
          { label: 'Acknowledged', value: day(request.acknowledgedOn) },
          { label: 'Matched', value: day(request.matchedOn) },
          { label: 'First delivery', value: day(request.deliveredFrom) },
          { label: 'Ended', value: day(request.endedOn) },
        ]}
      />
    </div>
  );
}
