import { useFormats } from '#web/design/formats.ts';
import { Page } from '#web/design/frames/Page.tsx';
import { AppLink, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Facts } from '#web/design/parts/Facts.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Commitment } from '../contract.ts';
import { standingOf } from './words.ts';

/** One commitment: where it was made, the action item that came of it, and whether it was kept. */
export default function CommitmentScreen() {
  const site = useSite();
  const { commitmentId } = useRouteParams<'commitmentId'>();
  const query = useApiQuery(`/api/sites/${site.slug}/summit-commitments/${commitmentId}`, Commitment, {
    live: ['summit.*', 'meetings.action-*'],
  });
  return (
    <QueryStates query={query} what="the commitment">
      {(commitment) => <CommitmentPage commitment={commitment} />}
    </QueryStates>
  );
}

function CommitmentPage({ commitment }: { commitment: Commitment }) {
  const formats = useFormats();
  const { action } = commitment;
  return (
    <Page
      title={commitment.statement}
      over={`Commitment ${commitment.number}`}
      crumbs={[{ label: 'Summit', to: `/summit/${commitment.eventId}?tab=commitments` }]}
    >
      <div className="stack">
        <div className="panel">
          <Facts
            items={[
              { label: 'Site', value: commitment.site.name },
              {
                label: 'Made in',
                value: (
                  <AppLink to={`/summit/sessions/${commitment.sessionId}`}>{commitment.session}</AppLink>
                ),
              },
              { label: 'Core area', value: commitment.coreAreaName },
              {
                label: 'Made by',
                value: `${commitment.madeBy ?? 'A colleague'}, ${formats.dateTime(commitment.madeAt)}`,
              },
              {
                label: 'Action item',
                value: action ? (
                  <>
                    <AppLink to={`/actions/${action.id}`}>{action.number}</AppLink>
                    {`, ${action.state.replace('-', ' ')}, due ${formats.date(action.dueOn)}`}
                  </>
                ) : (
                  '—'
                ),
              },
            ]}
          />
        </div>
        <FollowUps commitment={commitment} />
      </div>
    </Page>
  );
}

function FollowUps({ commitment }: { commitment: Commitment }) {
  const formats = useFormats();
  const sitePath = useSitePath();
  return (
    <Section title="Was it kept?" lead="Asked three times, of the site or its liaison." plain>
      <DataTable
        caption="Follow-ups of the commitment"
        rows={commitment.followUps}
        rowKey={({ id }) => id}
        rowTitle={({ afterDays }) => `After ${afterDays} days`}
        columns={[
          {
            key: 'after',
            label: 'Asked',
            value: ({ afterDays }) => `After ${afterDays} days`,
            render: ({ id, afterDays }) => (
              <AppLink to={sitePath(`/summit/follow-ups/${id}`)}>{`After ${afterDays} days`}</AppLink>
            ),
          },
          { key: 'due', label: 'On', value: ({ dueOn }) => formats.date(dueOn) },
          { key: 'owner', label: 'Of', value: ({ owner }) => owner ?? 'The site or its liaison' },
          { key: 'answer', label: 'Answer', value: standingOf },
          { key: 'note', label: 'Note', value: ({ note }) => note },
        ]}
      />
    </Section>
  );
}
