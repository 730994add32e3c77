import { useState } from 'react';
import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { Page } from '#web/design/frames/Page.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { ConfirmDialog } from '#web/design/parts/ConfirmDialog.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { OnceShown } from '#web/design/parts/OnceShown.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { Tag } from '#web/design/parts/StateTag.tsx';
import { useApiMutation, useApiQuery } from '#web/design/queries.ts';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { type Feed, FeedList, type NewFeed } from '../contract.ts';
import { MakeFeedForm } from './MakeFeedForm.tsx';

const path = '/api/account/calendar-feeds';

/** Addresses that a person's own calendar reads: their due dates, or a site's meetings and milestones. */
export default function CalendarsScreen() {
  const query = useApiQuery(path, FeedList);
  const [made, setMade] = useState<NewFeed | null>(null);
  return (
    <Page
      title="Calendars"
      lead="See your due dates, or a site’s meetings and milestones, in the calendar you use already. It shows titles, numbers, days and links, and only what you may see at that moment."
    >
      <div className="stack">
        {made && (
          <OnceShown label="Calendar address" text={made.url}>
            Whoever has this address sees what you see. Add it in your calendar program as a calendar “from
            the internet” or “by URL”, and share it with nobody.
          </OnceShown>
        )}
        <Section title="Add a calendar">
          <MakeFeedForm onMade={setMade} />
        </Section>
        <Section title="Your calendars">
          <QueryStates
            query={query}
            what="your calendars"
            isEmpty={({ items }) => items.length === 0}
            nothingYet={
              <NothingYet title="No calendars yet">Make one above; its address is shown once.</NothingYet>
            }
          >
            {({ items }) => <Feeds items={items} />}
          </QueryStates>
        </Section>
      </div>
    </Page>
  );
}

function Feeds({ items }: { items: readonly Feed[] }) {
  const formats = useFormats();
  const [revoking, setRevoking] = useState<Feed | null>(null);
  const revoke = useApiMutation((id: string) => api.delete(`${path}/${id}`, z.unknown()), {
    done: 'The address no longer works',
    refresh: [path],
    onSuccess: () => setRevoking(null),
  });
  return (
    <>
      <DataTable
        caption="Your calendars"
        rows={items}
        rowKey={(feed) => feed.id}
        columns={[
          { key: 'name', label: 'Name', value: (feed) => feed.name },
          { key: 'of', label: 'Shows', value: (feed) => feed.site?.name ?? 'My due dates' },
          {
            key: 'used',
            label: 'Last read',
            value: (feed) => (feed.lastUsedAt ? formats.ago(feed.lastUsedAt) : 'Not yet'),
          },
          { key: 'ends', label: 'Ends', value: (feed) => formats.date(feed.expiresAt) },
          {
            key: 'revoke',
            label: 'Action',
            value: stateOf,
            render: (feed) =>
              stateOf(feed) === 'In use' ? (
                <Button small onClick={() => setRevoking(feed)} aria-label={`Revoke ${feed.name}`}>
                  Revoke
                </Button>
              ) : (
                <Tag tone="neutral">{stateOf(feed)}</Tag>
              ),
          },
        ]}
      />
      <ConfirmDialog
        open={revoking !== null}
        title={`Revoke “${revoking?.name}”?`}
        body="Its address stops working at once, in every calendar that reads it. It can’t be brought back; you can make a new one."
        confirmLabel="Revoke"
        danger
        busy={revoke.isPending}
        onConfirm={() => revoking && revoke.mutate(revoking.id)}
        onClose={() => setRevoking(null)}
      />
    </>
  );
}

function stateOf({ revokedAt, expiresAt }: Feed): string {
  if (revokedAt !== null) return 'Revoked';
  return new Date(expiresAt).getTime() < Date.now() ? 'Ended' : 'In use';
}
