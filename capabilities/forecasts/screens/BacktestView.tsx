import { BarChart, type BarRow } from '#web/design/charts/BarChart.tsx';
import { countText, numberText, useFormats } from '#web/design/formats.ts';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import type { Backtest, BacktestResult, Interval, Plan } from '../contract.ts';
import { indexWords, methodWords, paiText, withInterval } from './words.ts';

/** What the test on the past found: the verdict first, then the figures it rests on. */
export function BacktestView({ plan }: { plan: Plan }) {
  const { backtest } = plan;
  if (!backtest) return <p>The plan was not tested yet.</p>;
  if (backtest.failure)
    return (
      <Notice tone="error" title="The backtest could not be done">
        {backtest.failure}
      </Notice>
    );
  if (!backtest.result) return <p>The backtest is being computed. This page shows it when it is done.</p>;
  return <Found plan={plan} backtest={backtest} result={backtest.result} />;
}

type FoundProps = { plan: Plan; backtest: Backtest; result: BacktestResult };

function Found({ plan, backtest, result }: FoundProps) {
  const formats = useFormats();
  const method = methodWords[plan.draft.method].title;
  return (
    <div className="stack">
      {!backtest.isCurrent && (
        <Notice tone="warning" title="The plan has changed since">
          This test is of earlier settings. Without one of the settings as they stand nobody can sign.
        </Notice>
      )}
      <Section title="How the method stands" plain>
        <p className="lead">{result.sentence}</p>
      </Section>
      <BarChart
        name={`${plan.number}-backtest`}
        question="How many times more incidents did the named cells hold than their share of the area?"
        finding={chartFinding(result)}
        unit="PAI, a blind choice has 1"
        rows={barsOf(method, result)}
        note="Lines are 95% intervals."
      />
      <Section title="All periods together">
        <DataTable
          caption="All periods together"
          rows={togetherRows(method, result)}
          rowKey={(row) => row.name}
          columns={[
            { key: 'name', label: 'Cells chosen by', value: (row) => row.name },
            { key: 'captured', label: 'Incidents caught', value: (row) => row.captured, align: 'end' },
            { key: 'pai', label: 'PAI', value: (row) => paiText(row.pai) },
            { key: 'pei', label: 'PEI', value: (row) => withInterval(row.pei) },
            { key: 'rri', label: 'RRI', value: (row) => (row.rri ? withInterval(row.rri) : '—') },
          ]}
        />
        <p className="quiet">
          {indexWords} The best that hindsight could choose has PAI{' '}
          {formats.number(result.overall.paiStar, 2)} (PAI*).
        </p>
      </Section>
      <PeriodTable method={method} result={result} days={plan.draft.horizonDays} />
      <p className="quiet">
        In the tables ties are broken against each choice. For the comparison of what only one of them caught,
        both keep the cells that a live forecast would name. {setAsideText(result)} Data: {backtest.dataLabel}
        . Made by {result.codeVersion}. Frozen {formats.dateTime(backtest.finishedAt)}, fingerprint{' '}
        <code>{backtest.resultHash?.slice(0, 16)}</code>.
      </p>
    </div>
  );
}

type PeriodTableProps = { method: string; result: BacktestResult; days: number };

function PeriodTable({ method, result, days }: PeriodTableProps) {
  const formats = useFormats();
  const { better, same, worse } = result.againstCounts;
  return (
    <Section
      title="Period by period"
      lead={`Each of ${formats.count(days, 'day')}. It caught more than plain counts in ${better}, as many in ${same}, fewer in ${worse}.`}
    >
      <DataTable
        caption="Period by period"
        rows={result.periods}
        rowKey={(row) => row.from}
        columns={[
          {
            key: 'period',
            label: 'From',
            value: (row) => formats.date(row.from),
            narrow: true,
          },
          { key: 'events', label: 'Incidents', value: (row) => row.events, align: 'end' },
          {
            key: 'caught',
            label: 'Caught',
            value: (row) => row.tested?.method.captured ?? null,
            align: 'end',
          },
          {
            key: 'pai',
            label: `PAI, ${method.toLowerCase()}`,
            value: (row) => told(row.tested?.method.pai, 1),
          },
          { key: 'counts', label: 'PAI, plain counts', value: (row) => told(row.tested?.counts.pai, 1) },
          { key: 'random', label: 'PAI, blind choice', value: (row) => told(row.tested?.random.pai, 1) },
          { key: 'pei', label: 'PEI', value: (row) => told(row.tested?.method.pei), hidden: true },
          { key: 'rri', label: 'RRI', value: (row) => told(row.tested?.method.rri), hidden: true },
        ]}
      />
    </Section>
  );
}

function told(interval: Interval | undefined, digits?: number): string {
  return interval ? withInterval(interval, digits) : 'too few to judge';
}

function togetherRows(method: string, { overall, namedCells, studyCells }: BacktestResult) {
  const blind = `about ${Math.round((overall.events * namedCells) / studyCells)}`;
  return [
    { name: method, ...overall.method, captured: `${overall.method.captured} of ${overall.events}` },
    ...(method === methodWords.counts.title
      ? []
      : [
          {
            name: 'Plain counts',
            ...overall.counts,
            captured: `${overall.counts.captured} of ${overall.events}`,
          },
        ]),
    { name: 'Blind choice', captured: blind, ...overall.random, rri: null },
  ];
}

function barsOf(method: string, { overall }: BacktestResult): BarRow[] {
  const bar = (label: string, { estimate, low, high }: Interval, emphasis = false): BarRow => ({
    label,
    value: estimate ?? 0,
    ...(low !== null && high !== null ? { low, high } : {}),
    emphasis,
  });
  return [
    bar(method, overall.method.pai, true),
    ...(method === methodWords.counts.title ? [] : [bar('Plain counts', overall.counts.pai)]),
    bar('Blind choice', overall.random.pai),
  ];
}

function chartFinding({ beatsCounts, onlyOne }: BacktestResult): string {
  if (onlyOne.method + onlyOne.counts === 0) return 'The cells against a blind choice';
  return beatsCounts ? 'The method beats plain counts' : 'The method does not beat plain counts';
}

function setAsideText({ used, setAside }: BacktestResult): string {
  const counts = setAside.map(({ reason, count }) => `${numberText(count)} (${reason})`);
  const rest = counts.length > 0 ? `; set aside: ${counts.join('; ')}` : '';
  return `${countText(used, 'incident')} used${rest}.`;
}
