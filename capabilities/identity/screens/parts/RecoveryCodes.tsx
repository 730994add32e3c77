import { saveText } from '#web/design/downloads.ts';
import { Button } from '#web/design/parts/Button.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';

/** Shown once, to be printed or kept: the way in when the phone is gone. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <div className="stack">
      <Notice tone="warning" title="Keep your recovery codes">
        Each opens your account once, in place of the code of your app, when you do not have your phone. They
        are shown only now. Print them or keep them where you keep passwords.
      </Notice>
      <ul className="panel usa-list usa-list--unstyled" aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="row">
        <Button
          icon="file_download"
          onClick={() => saveText('recovery-codes.txt', `${codes.join('\n')}\n`, 'text/plain')}
        >
          Download
        </Button>
        <Button onClick={() => window.print()}>Print</Button>
      </div>
    </div>
  );
}
