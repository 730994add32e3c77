import { useState } from 'react';
import { Button } from './Button.tsx';
import { Notice } from './Notice.tsx';

type OnceShownProps = { label: string; text: string; children?: React.ReactNode };

/** A link or key that nobody can look up later: said so, selectable, with a button to copy it. */
export function OnceShown({ label, text, children }: OnceShownProps) {
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no');
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied('yes'),
      () => setCopied('failed'),
    );
  return (
    <div className="stack">
      <Notice tone="warning" title="Shown only now">
        {children ?? 'Keep it before you leave this page. It can’t be shown again.'}
      </Notice>
      <div className="panel stack">
        <strong>{label}</strong>
        <input
          className="usa-input"
          readOnly
          aria-label={label}
          value={text}
          onFocus={(event) => event.target.select()}
        />
        <div className="row">
          <Button tone="primary" icon="content_copy" onClick={() => void copy()}>
            Copy
          </Button>
          <span role="status">
            {copied === 'yes' && 'Copied.'}
            {copied === 'failed' && 'The browser did not allow it: select the text and copy it.'}
          </span>
        </div>
      </div>
    </div>
  );
}
