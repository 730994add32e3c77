import type { z } from 'zod';
import { api } from '#web/design/api.ts';
import { AppLink, useGo, useSitePath } from '#web/design/navigation.tsx';
import { Button, LinkButton } from '#web/design/parts/Button.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { useApiMutation, useApiQuery } from '#web/design/queries.ts';
import { useMay, useSite } from '#web/design/session.tsx';
import { AnalysisDetail, type RunSummary, Started, WorkbenchMethod } from '../contract.ts';

type Props = { analysis: z.infer<typeof AnalysisDetail>; run: RunSummary | undefined };

/** What other versions of the data have to do with it: asked again on newer ones, or asking an earlier one again. */
export function OtherData({ analysis, run }: Props) {
  return (
    <>
      {analysis.earlier && <Earlier analysis={analysis} run={run} />}
      {analysis.later.length > 0 && <Later analysis={analysis} run={run} />}
      {analysis.newer && <Newer analysis={analysis} run={run} />}
    </>
  );
}

function Earlier({ analysis: { earlier }, run }: Props) {
  const site = useSite();
  const sitePath = useSitePath();
  const query = useApiQuery(`/api/sites/${site.slug}/analyses/${earlier!.id}`, AnalysisDetail);
  const before = query.data?.runs.find(({ state }) => state === 'finished');
  const canCompare = before !== undefined && run?.state === 'finished';
  return (
    <Notice
      title={`Asks ${earlier!.number} again on newer data`}
      actions={
        canCompare && (
          <LinkButton to={sitePath(`/analyses/compare?a=${before.id}&b=${run.id}`)}>
            Compare the two
          </LinkButton>
        )
      }
    >
      The earlier answer, on {earlier!.dataLabel}, stays as it was:{' '}
      <AppLink to={sitePath(`/analyses/${earlier!.id}`)}>{earlier!.number}</AppLink>.
    </Notice>
  );
}

function Later({ analysis }: Props) {
  const sitePath = useSitePath();
  return (
    <Notice title="Asked again on newer data">
      {analysis.later.map(({ id, number, dataLabel }) => (
        <p key={id}>
          <AppLink to={sitePath(`/analyses/${id}`)}>{number}</AppLink>, on {dataLabel}
        </p>
      ))}
    </Notice>
  );
}

/** One press asks the same question of the newest version, unless that was done already. */
function Newer({ analysis }: Props) {
  const site = useSite();
  const may = useMay();
  const go = useGo();
  const sitePath = useSitePath();
  const path = `/api/sites/${site.slug}/analyses`;
  const { newer, later } = analysis;
  const repeat = useApiMutation(() => api.post(`${path}/${analysis.id}/repeat`, undefined, Started), {
    refresh: [path],
    done: ({ number }) => `${number} asks it of the newest data`,
    onSuccess: ({ analysisId }) => go(sitePath(`/analyses/${analysisId}`)),
  });
  const isAsked = later.some(({ dataLabel }) => dataLabel === newer!.label);
  if (isAsked || !WorkbenchMethod.safeParse(analysis.method).success) return null;
  return (
    <Notice
      title={`There is a newer version of these data: ${newer!.label}`}
      actions={
        may('analysis.run', site.id) && (
          <Button busy={repeat.isPending} onClick={() => repeat.mutate(undefined)} icon="autorenew">
            Run on the newest data
          </Button>
        )
      }
    >
      The same question, period and settings are asked of the newer version, as an analysis of its own. To
      look further than {analysis.filter.period.to}, start a new analysis like this and change the period.
    </Notice>
  );
}
