import { useState } from 'react';
import { v4 as uuid } from 'uuid';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { TextField } from '#web/design/forms/fields.tsx';
import { Page } from '#web/design/frames/Page.tsx';
import { useRouteParams, useSearchValues } from '#web/design/navigation.tsx';
import { Button, LinkButton } from '#web/design/parts/Button.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { asProblem, type Problem } from '#web/design/problem.ts';
import { useApiQuery } from '#web/design/queries.ts';
import { useMay } from '#web/design/session.tsx';
import { Failed } from '#web/design/states/Failed.tsx';
import { Loading } from '#web/design/states/Loading.tsx';
import { SessionOfSummit, SignedIn } from '../contract.ts';
import { UnsentNotice } from './UnsentNotice.tsx';
import { useUnsent } from './useUnsent.ts';

/** On one's own phone: the code of the room and one tap. Without network the tap is kept and shown as unsent. */
export default function SignInScreen() {
  const { sessionId } = useRouteParams<'sessionId'>();
  const query = useApiQuery(`/api/summit-sessions/${sessionId}`, SessionOfSummit);
  const unsent = useUnsent();
  const isOffline = query.fetchStatus === 'paused' || asMaybeProblem(query.error)?.status === 0;
  const session = query.data;
  return (
    <Page
      title={session?.title ?? 'Sign in to the session'}
      over={session && `${session.coreAreaName}, ${session.room}`}
      {...(session ? { crumbs: [{ label: 'Session', to: `/summit/sessions/${sessionId}` }] } : {})}
    >
      <div className="stack">
        <UnsentNotice queue={unsent.queue} onPutAway={unsent.putAway} />
        {!session && query.isError && !isOffline && (
          <Failed error={query.error} retry={() => void query.refetch()} />
        )}
        {!session && query.isPending && !isOffline && <Loading what="the session" />}
        {(session || isOffline) && (
          <SignIn
            sessionId={sessionId}
            session={session ?? null}
            onAgain={() => void query.refetch()}
            keep={unsent.add}
            isKept={unsent.queue.some((tap) => tap.sessionId === sessionId && !tap.refused)}
          />
        )}
      </div>
    </Page>
  );
}

function asMaybeProblem(error: unknown): Problem | null {
  return error ? asProblem(error) : null;
}

type SignInProps = {
  sessionId: string;
  session: SessionOfSummit | null;
  onAgain: () => void;
  keep: ReturnType<typeof useUnsent>['add'];
  isKept: boolean;
};

function SignIn({ sessionId, session, onAgain, keep, isKept }: SignInProps) {
  const [search] = useSearchValues();
  const [code, setCode] = useState(search.get('code') ?? '');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isLost, setIsLost] = useState(false);
  const [busy, setBusy] = useState(false);

  const tap = async () => {
    const key = uuid();
    const tappedAt = new Date().toISOString();
    setProblem(null);
    setBusy(true);
    try {
      const body = { code, tappedAt: null };
      await api.post(`/api/summit-sessions/${sessionId}/sign-in`, body, SignedIn, { idempotencyKey: uuid() });
      onAgain();
    } catch (error) {
      const failed = asProblem(error);
      const title = session?.title ?? 'A session';
      if (failed.status !== 0) setProblem(failed);
      else setIsLost(!keep({ key, sessionId, title, code, tappedAt, refused: null }));
    } finally {
      setBusy(false);
    }
  };

  if (session?.signedInAt) return <SignedInNotice session={session} at={session.signedInAt} />;
  if (isKept) return null;
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void tap();
      }}
    >
      {session && <Hours session={session} />}
      {isLost && (
        <Notice tone="error" title="Not signed in" announce>
          There is no network, and this browser keeps nothing. Try again later, or ask the host to mark you.
        </Notice>
      )}
      {problem && problem.errors.length === 0 && (
        <Notice tone="error" title={problem.title} announce>
          {problem.detail} {problem.mend}
        </Notice>
      )}
      <TextField
        id="summit-code"
        name="code"
        label="Code on the screen in the room"
        hint="Eight digits; it changes every minute."
        inputMode="numeric"
        autoComplete="off"
        required
        width="medium"
        value={code}
        onChange={setCode}
        error={problem?.errors[0]?.message}
      />
      <Button type="submit" tone="primary" busy={busy} disabled={code.trim() === ''}>
        Sign in to this session
      </Button>
    </form>
  );
}

function Hours({ session }: { session: SessionOfSummit }) {
  const formats = useFormats();
  if (session.window === 'open') return <p>{`${session.from} to ${session.to}`}</p>;
  return (
    <Notice tone="info">
      {session.window === 'not-yet'
        ? `Sign-in opens 15 minutes before the session, which begins ${formats.dateTime(session.startsAt)}.`
        : 'Sign-in is over. Ask the session’s host to mark you on the roster.'}
    </Notice>
  );
}

function SignedInNotice({ session, at }: { session: SessionOfSummit; at: string }) {
  const formats = useFormats();
  const may = useMay();
  return (
    <>
      <Notice tone="success" title="You are signed in" announce>
        {`${session.title}, ${formats.time(at)}.`}
      </Notice>
      <div className="row">
        {may('summit.commit') && (
          <LinkButton to={`/summit/sessions/${session.id}/commit`} tone="primary">
            Make a commitment
          </LinkButton>
        )}
        <LinkButton to={`/summit/${session.eventId}`}>All sessions</LinkButton>
      </div>
    </>
  );
}
