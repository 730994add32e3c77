import { useFormats } from '#web/design/formats.ts';
import { Button } from '#web/design/parts/Button.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import type { UnsentSignIn } from './unsent.ts';

type Props = { queue: readonly UnsentSignIn[]; onPutAway: (tap: UnsentSignIn) => void };

/** What has been tapped and has not arrived, said plainly; nothing here looks like being signed in. */
export function UnsentNotice({ queue, onPutAway }: Props) {
  const formats = useFormats();
  if (queue.length === 0) return null;
  return (
    <>
      {queue.map((tap) => (
        <Notice
          key={tap.key}
          tone={tap.refused ? 'error' : 'warning'}
          title={tap.refused ? 'Not signed in' : 'Not sent yet'}
          announce
          actions={
            tap.refused ? (
              <Button onClick={() => onPutAway(tap)} aria-label={`Put away ${tap.title}`}>
                Put away
              </Button>
            ) : undefined
          }
        >
          {tap.refused
            ? `“${tap.title}”, tapped ${formats.dateTime(tap.tappedAt)}: ${tap.refused} Ask the session’s host to mark you.`
            : `“${tap.title}”, tapped ${formats.dateTime(tap.tappedAt)}. It is kept on this phone and sent once when there is network; keep this page, or open it again within three days.`}
        </Notice>
      ))}
    </>
  );
}
