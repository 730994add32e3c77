import { useState } from 'react';
import { saveText } from '#web/design/downloads.ts';
import { useFormats } from '#web/design/formats.ts';
import { Button } from '#web/design/parts/Button.tsx';
import { Facts } from '#web/design/parts/Facts.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { type Certificate, type Purge, Verification } from '../contract.ts';

type CertificateProps = { purge: Purge; certificate: Certificate; path: string };

/** What is said of a purge for good, to take along and to compute again. */
export function CertificateView({ purge, certificate, path }: CertificateProps) {
  const formats = useFormats();
  const [isAsked, setAsked] = useState(false);
  const save = () =>
    saveText(
      `${certificate.number}-certificate.json`,
      JSON.stringify({ certificate, signature: purge.signature }, null, 2),
      'application/json',
    );
  return (
    <Section
      title="Certificate"
      lead={`Approved by ${certificate.approvedBy}, proposed by ${certificate.proposedBy}.`}
      actions={
        <>
          <Button icon="file_download" onClick={save}>
            Download
          </Button>
          <Button onClick={() => setAsked(true)}>Verify</Button>
        </>
      }
    >
      <Facts
        items={[
          { label: 'Finished', value: formats.dateTime(certificate.finishedAt) },
          { label: 'Records purged', value: formats.number(certificate.records) },
          { label: 'Held back', value: formats.number(certificate.heldBack) },
          {
            label: 'Rows',
            value: Object.entries(certificate.rows)
              .map(([table, rows]) => `${table}: ${formats.number(rows)}`)
              .join(', '),
          },
          { label: 'Hash', value: <code>{certificate.recordsHash}</code> },
          { label: 'How it is made', value: certificate.hashedHow },
        ]}
      />
      {isAsked && <Verified path={path} />}
    </Section>
  );
}

function Verified({ path }: { path: string }) {
  const formats = useFormats();
  const query = useApiQuery(`${path}/verification`, Verification);
  return (
    <QueryStates query={query} what="the verification">
      {(found) =>
        found.holds ? (
          <Notice tone="success" title="The certificate holds" announce>
            The hash over {formats.count(found.tombstones, 'tombstone')} is the same, the signature is ours,
            and nothing of these records is left.
          </Notice>
        ) : (
          <Notice tone="error" title="The certificate does not hold" announce>
            {faultsOf(found).join(' ')} Tell a program administrator.
          </Notice>
        )
      }
    </QueryStates>
  );
}

function faultsOf(found: Verification): string[] {
  return [
    ...(found.hashMatches ? [] : ['The hash over the tombstones is another one.']),
    ...(found.countMatches ? [] : ['The number of tombstones is another one.']),
    ...(found.batchesMatch ? [] : ['A batch does not match its tombstones.']),
    ...(found.signatureHolds ? [] : ['The certificate was changed after it was signed.']),
    ...(found.stillThere === 0 ? [] : [`Of ${found.stillThere} purged records something is still there.`]),
  ];
}
