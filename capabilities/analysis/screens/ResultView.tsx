import { saveCsv, saveText } from '#web/design/downloads.ts';
import { figureText, intervalText } from '#web/design/figures/numbers.ts';
import { startOfLabel, useFormats } from '#web/design/formats.ts';
import { ActionMenu } from '#web/design/parts/ActionMenu.tsx';
import { HowWeKnow } from '#web/design/parts/HowWeKnow.tsx';
import { KeyFigures } from '#web/design/parts/KeyFigures.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { methodQuestions, type Run, type RunResult } from '../contract.ts';
import { ExhibitView } from './ExhibitView.tsx';
import { PlacesView } from './PlacesView.tsx';
import { parametersText } from './parameter-words.ts';
import { ResultTableView } from './ResultTableView.tsx';

/** What a run found: the figures with their intervals, the charts, the table, and how we know. */
export function ResultView({ run, result }: { run: Run; result: RunResult }) {
  const name = run.recipe.number.toLowerCase();
  const hasPlaces = (result.outlines?.length ?? 0) > 0 || result.exhibits.some(({ kind }) => kind === 'grid');
  return (
    <div className="stack">
      <KeyFigures
        items={result.figures.slice(0, 4).map((figure) => ({
          label: startOfLabel(figure.label),
          value: figureText(figure.value, figure),
          ...(intervalText(figure) ? { interval: intervalText(figure)! } : {}),
          ...(figure.note ? { note: figure.note } : {}),
        }))}
      />
      {hasPlaces && <PlacesView runId={run.id} result={result} name={name} />}
      {result.exhibits.map((exhibit) => (
        <ExhibitView key={exhibit.key} exhibit={exhibit} result={result} name={name} />
      ))}
      <Section title={result.table.caption} actions={<Downloads run={run} result={result} name={name} />}>
        <ResultTableView table={result.table} />
      </Section>
      <MethodNote run={run} result={result} />
    </div>
  );
}

function Downloads({ run, result, name }: { run: Run; result: RunResult; name: string }) {
  const columns = result.table.columns.map(({ key, label }) => ({
    label,
    value: (row: RunResult['table']['rows'][number]) => row[key],
  }));
  return (
    <ActionMenu
      label="Download"
      icon="file_download"
      items={[
        { key: 'csv', label: 'Table (CSV)', run: () => saveCsv(`${name}.csv`, columns, result.table.rows) },
        {
          key: 'recipe',
          label: 'Recipe (JSON)',
          run: () => saveText(`${name}-recipe.json`, JSON.stringify(run.recipe, null, 2), 'application/json'),
        },
        {
          key: 'result',
          label: 'Whole result (JSON)',
          run: () => saveText(`${name}-result.json`, JSON.stringify(result, null, 2), 'application/json'),
        },
      ]}
    />
  );
}

function MethodNote({ run, result }: { run: Run; result: RunResult }) {
  const formats = useFormats();
  const { recipe } = run;
  const period = `${formats.date(result.period.from)} to ${formats.date(result.period.to)}`;
  return (
    <>
      <Section title="What was assumed, and what was left out">
        <p>{result.explanation}</p>
        <ul className="usa-list">
          {result.assumptions.map((assumption) => (
            <li key={assumption}>{assumption}</li>
          ))}
          {result.setAside.map(({ reason, count }) => (
            <li key={reason}>
              {formats.count(count, 'record')} not used: {reason}
            </li>
          ))}
        </ul>
      </Section>
      <HowWeKnow
        dataVersion={`${recipe.dataLabel}${result.dataDate ? `, data to ${formats.date(result.dataDate)}` : ''}`}
        method={methodQuestions[recipe.method].title}
        period={period}
        parameters={parametersText(recipe.parameters)}
        {...(recipe.seed === null ? {} : { seed: recipe.seed })}
        {...(run.codeVersion ? { codeVersion: run.codeVersion } : {})}
        limits={result.cannotShow}
      />
      <p className="quiet">
        {formats.number(result.used)} records used. Result {run.resultHash?.slice(0, 12)}: running the recipe
        again gives the same figures.
      </p>
    </>
  );
}
