import { useState } from 'react';
import { RecordPage } from '../frames/RecordPage.tsx';
import { useSitePath } from '../navigation.tsx';
import { Section } from '../parts/Section.tsx';
import { Timeline, type TimelineEntry } from '../parts/Timeline.tsx';
import { sampleWorkflow } from './sample-workflow.ts';

const day = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * day).toISOString();

const entries: TimelineEntry[] = [
  { id: '1', at: ago(4), who: 'Demo Analyst', kind: 'event', text: 'Uploaded shootings-week-74.csv' },
  { id: '2', at: ago(3.9), kind: 'event', text: 'Checked: 16,484 rows read, 12 set aside' },
  {
    id: '3',
    at: ago(2),
    who: 'Demo Coordinator',
    kind: 'comment',
    text: 'Twelve rows have no date. Records will send them on Monday.',
  },
  {
    id: '4',
    at: ago(1),
    who: 'Demo Analyst',
    kind: 'change',
    text: 'Changed the column of the time',
    detail: 'TIME_ (was OCC_TIME)',
  },
  {
    id: '5',
    at: ago(0.2),
    who: 'Demo Chief',
    kind: 'decision',
    text: 'Kept the file',
    detail: 'The missing rows are 0.1% of it.',
  },
];

export default function RecordScreen() {
  const sitePath = useSitePath();
  const [state, setState] = useState('checked');
  return (
    <RecordPage
      number="IMP-2026-0074"
      kind="Import"
      title="shootings-week-74.csv"
      crumbs={[{ label: 'Imports', to: sitePath('/list') }]}
      workflow={sampleWorkflow}
      state={state}
      since={ago(3.9)}
      target={ago(-2)}
      iMade={['create']}
      onMove={async (move) => setState(sampleWorkflow.moves[move]?.to ?? state)}
      facts={[
        { label: 'Rows read', value: '16,484' },
        { label: 'Set aside', value: '12' },
        { label: 'Source', value: 'Demo Police Department' },
        { label: 'SHA-256', value: '9f2c…e41a' },
      ]}
      tabs={[
        {
          key: 'rows',
          label: 'Rows set aside',
          count: 12,
          content: <Section title="Rows set aside">12 rows without a date.</Section>,
        },
        {
          key: 'quality',
          label: 'Quality',
          content: <Section title="Quality">98.7% of rows have a place.</Section>,
        },
        {
          key: 'changes',
          label: 'Changes',
          content: <Section title="Changes since version 6">37 rows are new.</Section>,
        },
      ]}
      timeline={<Timeline entries={entries} onComment={async () => {}} />}
    />
  );
}
