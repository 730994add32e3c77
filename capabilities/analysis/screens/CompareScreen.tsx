import { figureText, intervalText } from '#web/design/figures/numbers.ts';
import { Page } from '#web/design/frames/Page.tsx';
import { AppLink, useSearchValues, useSitePath } from '#web/design/navigation.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { methodQuestions, Run, type RunResult } from '../contract.ts';
import { ChooseOther } from './ChooseOther.tsx';
import { cautions, type FigurePair, figurePairs, settingsThatDiffer, verdictWords } from './compare.ts';
import { ExhibitView } from './ExhibitView.tsx';

/** Two runs side by side: what differs in what they rest on, and in what they found. */
export default function CompareScreen() {
  const site = useSite();
  const [search] = useSearchValues();
  const [a, b] = [search.get('a'), search.get('b')];
  const path = (id: string | null) => `/api/sites/${site.slug}/runs/${id}`;
  const one = useApiQuery(path(a), Run, { enabled: a !== null });
  const other = useApiQuery(path(b), Run, { enabled: b !== null });
  if (a === null) return <NothingChosen />;
  return (
    <QueryStates query={one} what="the first run">
      {(first) =>
        b === null ? (
          <ChooseOther run={first} />
        ) : (
          <QueryStates query={other} what="the second run">
            {(second) => <SideBySide a={first} b={second} />}
          </QueryStates>
        )
      }
    </QueryStates>
  );
}

function NothingChosen() {
  const sitePath = useSitePath();
  return (
    <Page title="Compare two analyses" crumbs={[{ label: 'Analysis', to: sitePath('/analyses') }]}>
      <Notice>Open an analysis and choose “Compare with another” there.</Notice>
    </Page>
  );
}

function SideBySide({ a, b }: { a: Run; b: Run }) {
  const sitePath = useSitePath();
  return (
    <Page
      title="Two analyses side by side"
      lead={`${nameOf(a)} and ${nameOf(b)}`}
      crumbs={[{ label: 'Analysis', to: sitePath('/analyses') }]}
      wide
    >
      {a.result && b.result ? (
        <Found a={a} b={b} results={[a.result, b.result]} />
      ) : (
        <Notice tone="warning">Only runs that have finished can be compared.</Notice>
      )}
      <Settings a={a} b={b} />
    </Page>
  );
}

function Found({ a, b, results: [one, other] }: { a: Run; b: Run; results: [RunResult, RunResult] }) {
  return (
    <>
      <div className="split">
        <Sentence run={a} result={one} />
        <Sentence run={b} result={other} />
      </div>
      <Section title="Figures">
        <DataTable
          caption="The figures of both, with their intervals"
          columns={[
            { key: 'label', label: 'Figure', value: (pair) => pair.label },
            { key: 'a', label: nameOf(a), value: (pair) => sideText(pair.a) },
            { key: 'b', label: nameOf(b), value: (pair) => sideText(pair.b) },
            { key: 'verdict', label: 'Beside each other', value: (pair) => verdictWords[pair.verdict] },
          ]}
          rows={figurePairs(one, other)}
          rowKey={(pair) => pair.key}
        />
        <ul className="usa-list">
          {cautions(a, b).map((caution) => (
            <li key={caution}>{caution}</li>
          ))}
        </ul>
      </Section>
      <div className="split">
        <FirstChart run={a} result={one} />
        <FirstChart run={b} result={other} />
      </div>
    </>
  );
}

function Sentence({ run, result }: { run: Run; result: RunResult }) {
  const sitePath = useSitePath();
  return (
    <Section title={nameOf(run)}>
      <p>{result.sentence}</p>
      <p>
        <AppLink to={sitePath(`/analyses/${run.recipe.id}?run=${run.id}`)}>Open this analysis</AppLink>
      </p>
    </Section>
  );
}

function FirstChart({ run, result }: { run: Run; result: RunResult }) {
  const exhibit = result.exhibits.find(({ kind }) => kind !== 'grid');
  const name = `${run.recipe.number.toLowerCase()}-run-${run.ordinal}`;
  return <div>{exhibit && <ExhibitView exhibit={exhibit} result={result} name={name} />}</div>;
}

function Settings({ a, b }: { a: Run; b: Run }) {
  const rows = settingsThatDiffer(a, b);
  return (
    <Section
      title="What differs in what they rest on"
      lead={`${methodQuestions[a.recipe.method].title}, ${a.recipe.dataLabel}; ${methodQuestions[b.recipe.method].title}, ${b.recipe.dataLabel}.`}
    >
      {rows.length === 0 ? (
        <p>Nothing: data, settings and code are the same.</p>
      ) : (
        <DataTable
          caption="Settings that differ"
          columns={[
            { key: 'label', label: 'Setting', value: (row) => row.label },
            { key: 'a', label: nameOf(a), value: (row) => row.a },
            { key: 'b', label: nameOf(b), value: (row) => row.b },
          ]}
          rows={rows}
          rowKey={(row) => row.key}
        />
      )}
    </Section>
  );
}

function nameOf({ recipe, ordinal }: Run): string {
  return `${recipe.number}, run ${ordinal}`;
}

function sideText(figure: FigurePair['a']): string | null {
  if (!figure) return null;
  const interval = intervalText(figure);
  return interval ? `${figureText(figure.value, figure)} (${interval})` : figureText(figure.value, figure);
}
