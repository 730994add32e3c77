import type { VersionDiff } from '../contract.ts';

/** What changed between two versions, part by part, and why. */
export function ChangesList({ diff }: { diff: VersionDiff }) {
  return (
    <div className="stack">
      {diff.changeNote && (
        <p>
          <strong>Why:</strong> {diff.changeNote}
        </p>
      )}
      {diff.changes.length === 0 && <p className="quiet">Nothing differs between the two.</p>}
      <ol className="outline">
        {diff.changes.map(({ what, id, heading, lines }) => (
          <li key={`${what} ${id}`} className="outline__words">
            <strong>{heading}</strong>
            {lines.length > 0 && (
              <ul className="usa-list">
                {lines.map(({ field, before, after }) => (
                  <li key={field}>
                    {field}: <del>{before}</del> <span aria-hidden="true">→</span>
                    <span className="usa-sr-only"> became </span> <ins>{after}</ins>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}
