import { useFormats } from '#web/design/formats.ts';
import { Page } from '#web/design/frames/Page.tsx';
import { useSitePath } from '#web/design/navigation.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { AnalysisDetail, analysisList, type Run } from '../contract.ts';

type Candidate = { id: string; name: string; question: string; data: string; answer: string; at: string };

/** With which run: other runs of the same analysis, then other analyses by the same method. */
export function ChooseOther({ run }: { run: Run }) {
  const site = useSite();
  const sitePath = useSitePath();
  const formats = useFormats();
  const path = `/api/sites/${site.slug}/analyses`;
  const { recipe } = run;
  const own = useApiQuery(`${path}/${recipe.id}`, AnalysisDetail);
  const alike = useApiQuery(path, analysisList, { query: { method: recipe.method, limit: 100 } });
  return (
    <Page
      title={`Compare ${recipe.number}, run ${run.ordinal}, with another`}
      lead={recipe.question}
      crumbs={[
        { label: 'Analysis', to: sitePath('/analyses') },
        { label: recipe.number, to: sitePath(`/analyses/${recipe.id}?run=${run.id}`) },
      ]}
    >
      <QueryStates query={own} what="its runs">
        {(analysis) => (
          <QueryStates query={alike} what="other analyses">
            {({ items }) => {
              const candidates = [...runsOf(analysis), ...items.flatMap(latestOf)].filter(
                (one, i, all) => one.id !== run.id && all.findIndex(({ id }) => id === one.id) === i,
              );
              if (candidates.length === 0) return <NothingToCompare />;
              return (
                <Section title="Choose the other one" lead="Finished runs by the same method at this site.">
                  <DataTable
                    caption="Runs to compare with"
                    columns={[
                      { key: 'name', label: 'Analysis', value: (row) => row.name },
                      { key: 'question', label: 'Question', value: (row) => row.question },
                      { key: 'answer', label: 'Answer', value: (row) => row.answer },
                      { key: 'data', label: 'Data', value: (row) => row.data },
                      { key: 'at', label: 'Asked for', value: (row) => formats.date(row.at) },
                    ]}
                    rows={candidates}
                    rowKey={(row) => row.id}
                    rowTitle={(row) => row.name}
                    to={(row) => sitePath(`/analyses/compare?a=${run.id}&b=${row.id}`)}
                  />
                </Section>
              );
            }}
          </QueryStates>
        )}
      </QueryStates>
    </Page>
  );
}

function NothingToCompare() {
  return (
    <NothingYet title="Nothing to compare with yet">
      No other run by this method has finished. Run the analysis again, or start one like it with another
      setting.
    </NothingYet>
  );
}

function runsOf({ number, question, dataLabel, runs }: typeof AnalysisDetail._output): Candidate[] {
  return runs.flatMap((one) => candidateOf(number, question, dataLabel, one));
}

function latestOf(analysis: (typeof analysisList._output)['items'][number]): Candidate[] {
  const { number, question, dataLabel, latestRun } = analysis;
  return latestRun ? candidateOf(number, question, dataLabel, latestRun) : [];
}

type Summary = (typeof AnalysisDetail._output)['runs'][number];

function candidateOf(number: string, question: string, data: string, run: Summary): Candidate[] {
  if (run.state !== 'finished') return [];
  const name = `${number}, run ${run.ordinal}`;
  return [{ id: run.id, name, question, data, answer: run.sentence ?? '', at: run.requestedAt }];
}
