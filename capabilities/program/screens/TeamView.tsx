import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { useSitePath } from '#web/design/navigation.tsx';
import { Button, LinkButton } from '#web/design/parts/Button.tsx';
import { ConfirmDialog } from '#web/design/parts/ConfirmDialog.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { Tag } from '#web/design/parts/StateTag.tsx';
import { useApiMutation } from '#web/design/queries.ts';
import { useMay, useSite } from '#web/design/session.tsx';
import { type HoldingView, type PositionView, siteProgram } from '../contract.ts';

const heldBy = [
  { key: 'site', title: 'The site’s leadership and contacts' },
  { key: 'program', title: 'The program' },
  { key: 'federal partner', title: 'Federal partners' },
] as const;

/** Every position of the site’s team: who holds it, who will, who did, and which are vacant. */
export function TeamView({ positions }: { positions: readonly PositionView[] }) {
  return (
    <div className="stack">
      {heldBy.map(({ key, title }) => (
        <Section key={key} title={title} plain>
          <ul className="choices">
            {positions
              .filter((position) => position.heldBy === key)
              .map((position) => (
                <Position key={position.key} position={position} />
              ))}
          </ul>
        </Section>
      ))}
    </div>
  );
}

function Position({ position }: { position: PositionView }) {
  const formats = useFormats();
  const sitePath = useSitePath();
  const may = useMay()('program.fill-positions', useSite().id);
  const { vacantSince } = position;
  return (
    <li>
      <div className="stack">
        <h3>{position.name}</h3>
        {position.cover === 'vacant' && (
          <p className="row">
            <Tag tone="warning">Vacant</Tag>
            {vacantSince && <span>since {formats.date(vacantSince)}</span>}
          </p>
        )}
        {position.now.map((holding) => (
          <Holding key={holding.id} holding={holding} />
        ))}
        {position.coming.map((holding) => (
          <Holding key={holding.id} holding={holding} isComing />
        ))}
        <Past past={position.past} />
      </div>
      {may && (
        <LinkButton to={sitePath(`/program/team/${position.key}`)}>
          {position.cover === 'vacant' ? 'Fill' : 'Change'}
        </LinkButton>
      )}
    </li>
  );
}

function Holding({ holding, isComing }: { holding: HoldingView; isComing?: boolean }) {
  const formats = useFormats();
  const until = holding.to ? ` until ${formats.date(holding.to)}` : '';
  return (
    <p>
      <strong>{holding.name}</strong>
      {holding.agency && `, ${holding.agency}`} {holding.acting && <Tag tone="info">Acting</Tag>}{' '}
      {isComing ? 'from' : 'since'} {formats.date(holding.from)}
      {until} {holding.address}
      {!isComing && <EndButton holding={holding} />}
    </p>
  );
}

function EndButton({ holding }: { holding: HoldingView }) {
  const site = useSite();
  const may = useMay()('program.fill-positions', site.id);
  const [asked, setAsked] = useState(false);
  const today = new Date().toLocaleDateString('en-CA', { timeZone: site.timeZone });
  const end = useApiMutation(
    () => api.post(`/api/sites/${site.slug}/team/${holding.id}/end`, { to: today }, siteProgram),
    {
      refresh: [`/api/sites/${site.slug}/program`, '/api/portfolio'],
      done: 'The position is vacant',
      onSuccess: () => setAsked(false),
    },
  );
  if (!may || holding.to !== null) return null;
  return (
    <>
      {' '}
      <Button tone="plain" onClick={() => setAsked(true)}>
        End today
      </Button>
      <ConfirmDialog
        open={asked}
        title={`End ${holding.name}’s time in the position?`}
        body={
          <p>
            The position is vacant from today, and shown so. Open work that {holding.name} owns stays theirs:
            hand it over if they leave.
          </p>
        }
        confirmLabel="End today"
        danger
        busy={end.isPending}
        onConfirm={() => end.mutate()}
        onClose={() => setAsked(false)}
      />
    </>
  );
}

function Past({ past }: { past: readonly HoldingView[] }) {
  const formats = useFormats();
  if (past.length === 0) return null;
  return (
    <details>
      <summary>Before ({past.length})</summary>
      <ul>
        {past.map((one) => (
          <li key={one.id}>
            {one.name}
            {one.acting && ' (acting)'}, {formats.date(one.from)} to {one.to && formats.date(one.to)}.{' '}
            {one.note}
          </li>
        ))}
      </ul>
    </details>
  );
}
