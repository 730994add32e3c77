import type { SourceOrigin } from '../contract.ts';

/** A gap is shown as one: the public trace shows it too. */
export function originFacts({ publisher, address, licence, edition }: SourceOrigin) {
  return [
    { label: 'Publisher', value: publisher ?? 'Not given' },
    {
      label: 'Web address',
      value: address ? (
        <a className="break" href={address} rel="noreferrer">
          {address}
        </a>
      ) : (
        'Not given'
      ),
    },
    { label: 'License', value: licence ?? 'Not given' },
    ...(edition ? [{ label: 'Edition', value: <code className="break">{edition}</code> }] : []),
  ];
}
