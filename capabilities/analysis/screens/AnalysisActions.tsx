import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { useGo, useSitePath } from '#web/design/navigation.tsx';
import { ActionMenu, type MenuAction } from '#web/design/parts/ActionMenu.tsx';
import { Button, LinkButton } from '#web/design/parts/Button.tsx';
import { useToast } from '#web/design/parts/toasts.tsx';
import { useApiMutation } from '#web/design/queries.ts';
import { useMay, useSite } from '#web/design/session.tsx';
import { type AnalysisDetail, type RunSummary, WorkbenchMethod } from '../contract.ts';

const RunAnswer = z.object({ runId: z.string() });

type Props = { analysis: z.infer<typeof AnalysisDetail>; run: RunSummary | undefined };

/** What can be done with an analysis: say what it found, run it again, ask something like it, compare, share. */
export function AnalysisActions({ analysis, run }: Props) {
  const site = useSite();
  const may = useMay();
  const go = useGo();
  const sitePath = useSitePath();
  const menu = useMenu({ analysis, run });
  const path = `/api/sites/${site.slug}/analyses/${analysis.id}`;
  const again = useApiMutation(() => api.post(`${path}/runs`, undefined, RunAnswer), {
    refresh: [path],
    done: 'A new run was started',
    onSuccess: ({ runId }) => go(sitePath(`/analyses/${analysis.id}?run=${runId}`)),
  });
  const canFind = run?.state === 'finished' && may('findings.write', site.id);
  return (
    <>
      {canFind && (
        <LinkButton to={sitePath(`/findings/new?run=${run.id}`)} tone="primary">
          Draft a finding
        </LinkButton>
      )}
      {may('analysis.run', site.id) && (
        <Button busy={again.isPending} onClick={() => again.mutate(undefined)} icon="autorenew">
          Run again
        </Button>
      )}
      <ActionMenu label="More actions" items={menu} />
    </>
  );
}

function useMenu({ analysis, run }: Props): MenuAction[] {
  const site = useSite();
  const may = useMay();
  const go = useGo();
  const sitePath = useSitePath();
  const toast = useToast();
  // A design asks its own questions; they are no start for one of the workbench.
  const isOwn = WorkbenchMethod.safeParse(analysis.method).success;
  const here = sitePath(`/analyses/${analysis.id}${run ? `?run=${run.id}` : ''}`);
  const copyLink = () =>
    void navigator.clipboard.writeText(`${location.origin}/app${here}`).then(
      () =>
        toast({
          text: 'The link is copied',
          detail: 'Whoever reads the site’s analyses can open it.',
          tone: 'success',
        }),
      () =>
        toast({ text: 'The link was not copied', detail: 'Copy it from the address line.', tone: 'error' }),
    );
  return [
    ...(isOwn && may('analysis.run', site.id)
      ? [
          {
            key: 'like',
            label: 'New analysis like this',
            run: () => go(sitePath(`/analyses/new?like=${analysis.id}`)),
          },
        ]
      : []),
    ...(run?.state === 'finished'
      ? [
          {
            key: 'compare',
            label: 'Compare with another',
            run: () => go(sitePath(`/analyses/compare?a=${run.id}`)),
          },
        ]
      : []),
    { key: 'link', label: 'Copy a link', run: copyLink },
  ];
}
