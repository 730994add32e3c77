import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { Button } from '#web/design/parts/Button.tsx';
import { ConfirmDialog } from '#web/design/parts/ConfirmDialog.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiMutation } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { Agreement } from '../contract.ts';

type Party = Agreement['parties'][number];

/** Each party signs by one of its own people, who did not write the agreement. */
export function SignaturesSection({ agreement }: { agreement: Agreement }) {
  const site = useSite();
  const formats = useFormats();
  const [signing, setSigning] = useState<Party | null>(null);
  const path = `/api/sites/${site.slug}/agreements`;
  const sign = useApiMutation(
    (party: Party) => api.post(`${path}/${agreement.id}/signatures`, { agencyId: party.id }, Agreement),
    { refresh: [path], done: (_, party) => `Signed for ${party.name}.`, onSuccess: () => setSigning(null) },
  );
  const signed = ({ signedBy, signedAt }: Party) =>
    signedAt ? `${signedBy ?? 'A colleague'}, ${formats.dateTime(signedAt)}` : 'Not yet';
  return (
    <Section title="Signatures" lead="In force once every party has signed and its start has come.">
      <DataTable<Party>
        caption="Parties and their signatures"
        rows={agreement.parties}
        rowKey={(party) => party.id}
        columns={[
          { key: 'party', label: 'Party', value: ({ name }) => name },
          {
            key: 'signed',
            label: 'Signed',
            value: signed,
            render: (party) =>
              party.mayISign ? (
                <Button small tone="primary" onClick={() => setSigning(party)}>
                  Sign for {party.name}
                </Button>
              ) : (
                signed(party)
              ),
          },
          {
            key: 'hash',
            label: 'Fingerprint of what was signed',
            value: ({ contentHash }) => contentHash?.slice(0, 12) ?? '',
            narrow: true,
          },
        ]}
      />
      <ConfirmDialog
        open={signing !== null}
        title={`Sign for ${signing?.name ?? ''}?`}
        confirmLabel="Sign"
        busy={sign.isPending}
        onConfirm={() => signing && sign.mutate(signing)}
        onClose={() => setSigning(null)}
        body="Your name and the time are kept with a fingerprint of the text. A signature can’t be taken back; the agreement can be terminated."
      />
    </Section>
  );
}
