import { useMemo } from 'react';
import { api } from '#web/design/api.ts';
import { BarChart } from '#web/design/charts/BarChart.tsx';
import { saveCsv } from '#web/design/downloads.ts';
import { useGo, useSearchValues, useSitePath } from '#web/design/navigation.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { HowWeKnow } from '#web/design/parts/HowWeKnow.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiMutation, useApiQuery } from '#web/design/queries.ts';
import { useMay, useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Measure, type MeasureKey, type MeasureOverview, MeasureSaved } from '../contract.ts';
import { CurveChart } from './CurveChart.tsx';
import { NarrowMeasure } from './NarrowMeasure.tsx';
import { columnsOf, narrowedBy } from './words.ts';

type MeasureTabProps = { measureKey: MeasureKey; overview: MeasureOverview };

/** One measure: its choices, its chart with the figures under it, its table, and how we know. */
export function MeasureTab({ measureKey, overview }: MeasureTabProps) {
  const site = useSite();
  const [search] = useSearchValues();
  const choices = narrowedBy[measureKey] ?? [];
  const chosen = Object.fromEntries(
    choices.flatMap((name) => {
      const value = search.get(name);
      return value ? [[name, value]] : [];
    }),
  );
  const query = useApiQuery(`/api/sites/${site.slug}/cases/measures/${measureKey}`, Measure, {
    query: chosen,
    live: ['cases.measures-refreshed'],
  });
  return (
    <div className="stack">
      {choices.length > 0 && <NarrowMeasure choices={choices} overview={overview} />}
      <QueryStates query={query} what="the measure">
        {(measure) => <MeasureView measure={measure} />}
      </QueryStates>
    </div>
  );
}

function MeasureView({ measure }: { measure: Measure }) {
  const columns = useMemo(() => columnsOf(measure.table), [measure.table]);
  const download = () => saveCsv(`cases-${measure.key}.csv`, columns, measure.table.rows);
  return (
    <>
      <MeasureChart measure={measure} />
      <Section
        title={measure.table.caption}
        {...(measure.hidden > 0
          ? { lead: `${measure.hidden} small counts, and counts that would give them away, are withheld.` }
          : {})}
        actions={
          <>
            <Button tone="quiet" icon="file_download" onClick={download}>
              Download CSV
            </Button>
            <SaveFigure measure={measure} />
          </>
        }
      >
        <DataTable
          caption={measure.table.caption}
          columns={columns}
          rows={measure.table.rows}
          rowKey={(row) => Object.values(row).slice(0, 2).join(' ')}
          keepTable
        />
      </Section>
      <HowWeKnow
        dataVersion={`${measure.data.factsHash.slice(0, 12)}, as of ${measure.data.asOf}`}
        method={measure.explanation}
        parameters={measure.assumptions.join(' ')}
        limits={measure.cannotShow}
      />
      <Section title="Definitions" plain>
        <dl>
          {measure.definitions.map(({ key, title, text, source, measured }) => (
            <div key={key}>
              <dt>
                <strong>{title}</strong>
                {measured ? '' : ' (not measured)'}
              </dt>
              <dd>
                {text} <span className="quiet">Source: {source}.</span>
              </dd>
            </div>
          ))}
        </dl>
      </Section>
    </>
  );
}

function MeasureChart({ measure }: { measure: Measure }) {
  const rows = useMemo(
    () =>
      (measure.bars?.rows ?? []).flatMap(({ label, value, low, high }) =>
        value === null ? [] : [{ label, value, ...(low === null || high === null ? {} : { low, high }) }],
      ),
    [measure.bars],
  );
  const text = {
    name: `cases-${measure.key}`,
    question: measure.question,
    finding: measure.sentence,
    dataDate: measure.data.asOf,
    note: measure.explanation,
  };
  if (measure.curves.length > 0) return <CurveChart {...text} curves={measure.curves} />;
  if (measure.bars && rows.length > 0) return <BarChart {...text} unit={measure.bars.unit} rows={rows} />;
  return <p className="lead">{measure.sentence}.</p>;
}

/** Keeps the figures as a run, and goes on to write the finding. */
function SaveFigure({ measure }: { measure: Measure }) {
  const site = useSite();
  const go = useGo();
  const sitePath = useSitePath();
  const may = useMay();
  const save = useApiMutation(
    () =>
      api.post(`/api/sites/${site.slug}/cases/measures/${measure.key}/runs`, measure.choice, MeasureSaved),
    { onSuccess: ({ runId }) => go(sitePath(`/findings/new?run=${runId}`)) },
  );
  const isAllowed = may('analysis.run', site.id) && may('findings.write', site.id);
  if (!isAllowed || measure.figures.length === 0) return null;
  return (
    <Button busy={save.isPending} onClick={() => save.mutate(undefined)}>
      Draft a finding from it
    </Button>
  );
}
