import { useFormats } from '#web/design/formats.ts';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import type { Feedback, FeedbackReport, ForecastPeriod } from '../contract.ts';
import { paiText } from './words.ts';

/** What came of a period: caught, whether recording moved, whether it still does what the test promised. */
export function FeedbackView({ period, report }: { period: ForecastPeriod; report: FeedbackReport }) {
  const formats = useFormats();
  const { shift, drift } = report.soFar;
  const rose = shift.ratio.low !== null && shift.ratio.low > 1;
  return (
    <div className="stack">
      <p className="lead">{report.sentence}</p>
      <DataTable
        caption="Recorded incidents caught"
        rows={rowsOf(report)}
        rowKey={(row) => row.name}
        columns={[
          { key: 'name', label: 'Cells chosen by', value: (row) => row.name },
          { key: 'caught', label: 'Caught', value: (row) => row.caught, align: 'end' },
          { key: 'pai', label: 'PAI, this period', value: (row) => row.pai },
          { key: 'soFar', label: 'PAI so far', value: (row) => row.soFar },
        ]}
      />
      <Notice tone={rose ? 'warning' : 'info'} title="Did recording move?">
        {report.shiftSentence} In the cells {formats.number(shift.inNow)} of{' '}
        {formats.number(shift.inNow + shift.outNow)}; before, {formats.number(shift.inBefore)} of{' '}
        {formats.number(shift.inBefore + shift.outBefore)}.
      </Notice>
      <Notice title="Does it do what the test promised?">
        {report.driftSentence} The PAI of the test was {formats.number(drift.backtestPai, 2)}.
      </Notice>
      <Section title="What it can’t show" plain>
        <ul className="usa-list">
          {report.cannotShow.map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </ul>
      </Section>
      <p className="quiet">
        Reported {formats.dateTime(period.reportedAt)} on {period.reportDataLabel}, by {report.codeVersion}.
        In brackets 95% intervals.
      </p>
    </div>
  );
}

function rowsOf({ period, soFar }: FeedbackReport) {
  const row = (name: string, caught: string, of: (feedback: Feedback) => Feedback['method']['pai']) => ({
    name,
    caught,
    pai: paiText(of(period)),
    soFar: paiText(of(soFar)),
  });
  const share = (captured: number) => `${captured} of ${period.events}`;
  return [
    row('The forecast', share(period.method.captured), ({ method }) => method.pai),
    row('Plain counts', share(period.counts.captured), ({ counts }) => counts.pai),
    row('Blind choice', `about ${period.random.expected.toFixed(1)}`, ({ random }) => random.pai),
  ];
}
