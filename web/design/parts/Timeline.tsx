import { type ReactNode, useId, useState } from 'react';
import { useFormats } from '../formats.ts';
import { Button } from './Button.tsx';
import { Icon, type IconName } from './Icon.tsx';

export type TimelineEntry = {
  id: string;
  at: string;
  who?: string | null;
  kind: 'event' | 'comment' | 'decision' | 'change';
  text: ReactNode;
  /** The typed reason, or what a field was and became. */
  detail?: ReactNode;
};

type TimelineProps = {
  entries: readonly TimelineEntry[];
  onComment?: (text: string) => Promise<unknown>;
};

/** Everything that happened to a record, newest first: events, comments, decisions, changed fields. */
export function Timeline({ entries, onComment }: TimelineProps) {
  const newestFirst = [...entries].sort((one, other) => other.at.localeCompare(one.at));
  return (
    <div className="timeline">
      {onComment && <CommentForm onComment={onComment} />}
      {entries.length === 0 && <p className="quiet">Nothing has happened yet.</p>}
      <ol className="timeline__list">
        {newestFirst.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
    </div>
  );
}

const icons: Record<TimelineEntry['kind'], IconName> = {
  event: 'history',
  comment: 'comment',
  decision: 'check_circle',
  change: 'edit',
};

function Entry({ entry }: { entry: TimelineEntry }) {
  const formats = useFormats();
  return (
    <li className={`timeline__entry timeline__entry--${entry.kind}`}>
      <Icon name={icons[entry.kind]} />
      <div>
        <p className="timeline__text">{entry.text}</p>
        {entry.detail && <div className="timeline__detail">{entry.detail}</div>}
        <p className="timeline__meta">
          {entry.who && <span>{entry.who} · </span>}
          <time dateTime={entry.at} title={formats.dateTime(entry.at)}>
            {formats.ago(entry.at)}
          </time>
        </p>
      </div>
    </li>
  );
}

function CommentForm({ onComment }: { onComment: (text: string) => Promise<unknown> }) {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const fieldId = useId();
  const send = async () => {
    if (text.trim() === '') return;
    setBusy(true);
    await onComment(text.trim()).then(
      () => setText(''),
      () => {},
    );
    setBusy(false);
  };
  return (
    <div className="field timeline__form">
      <label className="field__label" htmlFor={fieldId}>
        Add a comment
      </label>
      <textarea
        id={fieldId}
        className="usa-textarea"
        rows={2}
        value={text}
        onChange={(e) => setText(e.target.value)}
      />
      {text.trim() !== '' && (
        <Button small busy={busy} onClick={() => void send()}>
          Comment
        </Button>
      )}
    </div>
  );
}
