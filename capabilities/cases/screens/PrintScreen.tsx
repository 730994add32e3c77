import { useFormats } from '#web/design/formats.ts';
import { Page } from '#web/design/frames/Page.tsx';
import { useSitePath } from '#web/design/navigation.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useSession } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import type { CaseRecord } from '../contract.ts';
import { useCase } from './CaseScreen.tsx';
import { HearingsTab, PartiesTab } from './CaseTabs.tsx';
import { ChargesTab } from './ChargesTab.tsx';
import { PartStrips } from './PartStrips.tsx';
import { usePurpose } from './purpose.tsx';

/** The case on one page, for paper: in order of time, with what is not here. */
export default function PrintScreen() {
  usePurpose();
  const query = useCase();
  return (
    <QueryStates query={query} what="the case">
      {(record) => <Printed record={record} />}
    </QueryStates>
  );
}

function Printed({ record }: { record: CaseRecord }) {
  const formats = useFormats();
  const sitePath = useSitePath();
  const { person } = useSession();
  return (
    <Page
      title={`Case ${record.number}`}
      lead={`Opened ${formats.date(record.openedOn)}. Printed ${formats.dateTime(new Date())} for ${person.name}. ${
        record.synthetic
          ? 'Synthetic: an invented case about nobody.'
          : 'Criminal justice information: not to be passed on.'
      }`}
      crumbs={[{ label: record.number, to: sitePath(`/cases/${record.id}`) }]}
      actions={<Button onClick={() => window.print()}>Print</Button>}
    >
      <PartStrips parts={record.parts} />
      <Section title="Charges" plain>
        <ChargesTab record={record} />
      </Section>
      <Section title="Parties" plain>
        <PartiesTab record={record} />
      </Section>
      <Section title="Hearings" plain>
        <HearingsTab record={record} />
      </Section>
      <Section title="Timeline" plain>
        <ol>
          {record.timeline.map(({ id, at, agency, label, says, replaced }) => (
            <li key={id}>
              {formats.dateTime(at)}, {agency}: {label}
              {replaced ? ' (replaced)' : ''}. {says}
            </li>
          ))}
        </ol>
      </Section>
      <Section title="What is not here" plain>
        <ul>
          {record.closed.map(({ what, why }) => (
            <li key={what}>
              {what}: {why}
            </li>
          ))}
        </ul>
      </Section>
    </Page>
  );
}
