import { api } from '#web/design/api.ts';
import { AppLink, useSitePath } from '#web/design/navigation.tsx';
import { Timeline, type TimelineEntry } from '#web/design/parts/Timeline.tsx';
import { useApiMutation } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { AssistanceRequest, type TimelineItem } from '../contract.ts';

const kinds: Record<TimelineItem['kind'], TimelineEntry['kind']> = {
  ...{ move: 'decision', paused: 'event', resumed: 'event', owner: 'change', urgency: 'change' },
  ...{ missed: 'event', escalated: 'event', comment: 'comment', answer: 'comment' },
  ...{ split: 'change', merge: 'change' },
};

export function RequestTimeline({ request, path }: { request: AssistanceRequest; path: string }) {
  const site = useSite();
  const sitePath = useSitePath();
  const comment = useApiMutation(
    (words: string) => api.post(`${path}/comments`, { words }, AssistanceRequest),
    { refresh: [`/api/sites/${site.slug}/assistance`] },
  );
  return (
    <Timeline
      entries={request.timeline.map((item) => ({
        id: item.id,
        at: item.at,
        who: item.by,
        kind: kinds[item.kind],
        text: item.requestId ? (
          <AppLink to={sitePath(`/assistance/${item.requestId}`)}>{item.what}</AppLink>
        ) : (
          item.what
        ),
        detail: item.words ?? undefined,
      }))}
      onComment={(words) => comment.mutateAsync(words)}
    />
  );
}
