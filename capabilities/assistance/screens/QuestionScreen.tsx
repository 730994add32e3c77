import { useEffect } from 'react';
import { z } from 'zod';
import { useGo, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';

const Where = z.object({ requestId: z.uuid() });

/** A question is answered on its request: whoever comes from My work is led there. */
export default function QuestionScreen() {
  const site = useSite();
  const { questionId } = useRouteParams<'questionId'>();
  const query = useApiQuery(`/api/sites/${site.slug}/assistance/questions/${questionId}`, Where);
  return (
    <QueryStates query={query} what="the question">
      {({ requestId }) => <Onward requestId={requestId} />}
    </QueryStates>
  );
}

function Onward({ requestId }: { requestId: string }) {
  const go = useGo();
  const sitePath = useSitePath();
  useEffect(() => go(sitePath(`/assistance/${requestId}`), { replace: true }), [go, sitePath, requestId]);
  return null;
}
