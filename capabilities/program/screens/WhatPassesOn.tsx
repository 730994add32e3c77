import { useFormats } from '#web/design/formats.ts';
import { AppLink } from '#web/design/navigation.tsx';
import type { AppPath } from '#web/design/screens.ts';
import type { HandoverPreview } from '../contract.ts';

/** Everything open, by kind; then the positions and memberships of whoever leaves. */
export function WhatPassesOn({ preview, personId }: { preview: HandoverPreview; personId: string }) {
  const formats = useFormats();
  const { kinds, positions, memberships } = preview;
  return (
    <div className="stack">
      {kinds.length === 0 && <p>They own nothing that is open.</p>}
      {kinds.map(({ workflow, noun, items, unseen }) => (
        <div key={workflow}>
          <h3>{formats.count(items.length + unseen, noun)}</h3>
          <ul>
            {items.map(({ id, number, title, state, site, to }) => (
              <li key={id}>
                <AppLink to={to as AppPath}>{[number, title].filter(Boolean).join(' ')}</AppLink>,{' '}
                {state.toLowerCase()}
                {site && `, ${site}`}
              </li>
            ))}
            {unseen > 0 && <li>{unseen} that you may not read pass on as well</li>}
          </ul>
        </div>
      ))}
      {positions.length > 0 && (
        <div>
          <h3>{formats.count(positions.length, 'position')}</h3>
          <ul>
            {positions.map(({ id, position, site, acting, since }) => (
              <li key={id}>
                {position}, {site}
                {acting && ' (acting)'}, since {formats.date(since)}
              </li>
            ))}
          </ul>
        </div>
      )}
      {memberships.length > 0 && (
        <div>
          <h3>{formats.count(memberships.length, 'membership')}</h3>
          <ul>
            {memberships.map(({ role, agency, until }) => (
              <li key={`${role} ${agency}`}>
                {role}, {agency}
                {until && `, until ${formats.date(until)}`}
              </li>
            ))}
          </ul>
          <AppLink to={`/administration/people/${personId}`}>See the person in the administration</AppLink>
        </div>
      )}
    </div>
  );
}
