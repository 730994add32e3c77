import { useFormats } from '#web/design/formats.ts';
import { Page } from '#web/design/frames/Page.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { May } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { stageWords, targetLists, targetStages, urgencies, urgencyWords } from '../contract.ts';
import { businessTime } from './words.tsx';

/** What the program promises, and since when. */
export default function TargetsScreen() {
  const formats = useFormats();
  const query = useApiQuery('/api/assistance/targets', targetLists);
  return (
    <Page
      title="Targets for assistance"
      lead="In what time each step is promised, in business time from the submission. A request is held to the targets of the day it was submitted."
      crumbs={[{ label: 'Assistance', to: '/assistance' }]}
      actions={
        <May permission="assistance.set-targets">
          <LinkButton to="/assistance/targets/new" tone="primary">
            Set targets
          </LinkButton>
        </May>
      }
    >
      <QueryStates query={query} what="the targets">
        {({ items }) =>
          items.map((list) => (
            <Section
              key={list.inForceFrom}
              title={`From ${formats.date(list.inForceFrom)}`}
              lead={`${list.note} A clock stands still at most ${list.mostPausedDays} business days.${list.setBy ? ` Set by ${list.setBy}.` : ''}`}
            >
              <DataTable
                caption={`Targets from ${formats.date(list.inForceFrom)}`}
                rows={urgencies.map((urgency) => ({ urgency, hours: list.hours[urgency] }))}
                rowKey={(row) => row.urgency}
                columns={[
                  { key: 'urgency', label: 'Urgency', value: (row) => urgencyWords[row.urgency] },
                  ...targetStages.map((stage) => ({
                    ...{ key: stage, label: stageWords[stage] },
                    value: (row: { hours: Record<string, number> }) =>
                      businessTime((row.hours[stage] ?? 0) * 60),
                  })),
                ]}
              />
            </Section>
          ))
        }
      </QueryStates>
    </Page>
  );
}
