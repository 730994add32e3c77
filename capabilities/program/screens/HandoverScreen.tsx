import { useFormats } from '#web/design/formats.ts';
import { Page } from '#web/design/frames/Page.tsx';
import { AppLink, useRouteParams } from '#web/design/navigation.tsx';
import { Facts } from '#web/design/parts/Facts.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import type { AppPath } from '#web/design/screens.ts';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { type HandoverView, handoverView } from '../contract.ts';

/** One handover: the notes, and everything that passed on. */
export default function HandoverScreen() {
  const { handoverId } = useRouteParams<'handoverId'>();
  const query = useApiQuery(`/api/handovers/${handoverId}`, handoverView);
  return (
    <QueryStates query={query} what="the handover">
      {(handover) => <Handover handover={handover} />}
    </QueryStates>
  );
}

function Handover({ handover }: { handover: HandoverView }) {
  const formats = useFormats();
  const kinds = [...new Set(handover.items.map(({ noun }) => noun))];
  return (
    <Page
      title={`${handover.from.name} to ${handover.to.name}`}
      over={`Handover ${handover.number}`}
      crumbs={[{ label: 'Handovers', to: '/program/handovers' }]}
    >
      <div className="panel">
        <Facts
          items={[
            { label: 'Handed over', value: formats.dateTime(handover.at) },
            { label: 'By', value: handover.by ?? 'A colleague' },
            { label: 'Where', value: handover.site ?? 'Everywhere' },
            { label: 'Positions pass on from', value: formats.date(handover.effectiveOn) },
            {
              label: 'Memberships',
              value: handover.endsMemberships ? 'End with that day' : 'Stay as they were',
            },
          ]}
        />
      </div>
      <Section title="Notes">
        {handover.notes.split('\n').map((line, n) => (
          <p key={n}>{line}</p>
        ))}
      </Section>
      <Section title={`What passed on (${handover.records})`}>
        {handover.items.length === 0 && <p>They owned nothing that was open.</p>}
        {kinds.map((kind) => (
          <div key={kind}>
            <h3>{kind}</h3>
            <ul>
              {handover.items
                .filter(({ noun }) => noun === kind)
                .map(({ id, number, title, to }) => (
                  <li key={id}>
                    {to ? (
                      <AppLink to={to as AppPath}>{[number, title].join(' ')}</AppLink>
                    ) : (
                      (number ?? 'A record')
                    )}
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </Section>
    </Page>
  );
}
