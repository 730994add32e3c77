import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { Button } from '#web/design/parts/Button.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { Tag } from '#web/design/parts/StateTag.tsx';
import { useApiMutation, useApiQuery } from '#web/design/queries.ts';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { sessionList } from '../../contract.ts';

const path = '/api/account/sessions';

export function SessionsSection() {
  const formats = useFormats();
  const query = useApiQuery(path, sessionList);
  const endOne = useApiMutation((id: string) => api.delete(`${path}/${id}`, z.unknown()), {
    done: 'Signed out there',
    refresh: [path],
  });
  const endOthers = useApiMutation(() => api.delete(path, z.unknown()), {
    done: 'Signed out everywhere else',
    refresh: [path],
  });
  return (
    <Section
      title="Where you are signed in"
      lead="A session locks after 30 minutes without work and ends after 12 hours."
      actions={<Button onClick={() => endOthers.mutate(undefined)}>Sign out everywhere else</Button>}
    >
      <QueryStates query={query} what="your sessions">
        {({ items }) => (
          <DataTable
            caption="Your sessions"
            rows={items}
            rowKey={(session) => session.id}
            columns={[
              { key: 'device', label: 'Device', value: (session) => session.device },
              { key: 'started', label: 'Signed in', value: (session) => formats.dateTime(session.startedAt) },
              { key: 'seen', label: 'Last used', value: (session) => formats.ago(session.seenAt) },
              {
                key: 'end',
                label: 'Action',
                value: (session) => (session.current ? 'This one' : ''),
                render: (session) =>
                  session.current ? (
                    <Tag tone="info">This one</Tag>
                  ) : (
                    <Button
                      small
                      onClick={() => endOne.mutate(session.id)}
                      aria-label={`Sign out on ${session.device}`}
                    >
                      Sign out
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </QueryStates>
    </Section>
  );
}
