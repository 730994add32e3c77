import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Certificate } from '../contract.ts';
import { hashOfIds, signatureHolds, signCertificate } from './proof.ts';

const certificate: Certificate = {
  number: 'PRG-2026-0001',
  agency: 'Testville Police',
  recordClass: 'sharing.disclosures',
  authority: 'Schedule 4',
  keepMonths: 72,
  cutoff: '2020-11-24',
  proposedBy: 'One',
  approvedBy: 'Another',
  approvedAt: '2026-11-24T15:00:00.000Z',
  finishedAt: '2026-11-24T15:01:00.000Z',
  records: 2,
  heldBack: 1,
  rows: { 'sharing.disclosure': 2, 'sharing.disclosed_record': 9 },
  recordsHash: 'a'.repeat(64),
  hashedHow: 'As said.',
};

describe('the hash over the ids', () => {
  it('is that of no text for no records, and of one line for one', () => {
    expect(hashOfIds([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(hashOfIds(['0193b5a4-0000-7000-8000-000000000001'])).toHaveLength(64);
  });

  it('does not depend on the order or on an id told twice', () => {
    fc.assert(
      fc.property(fc.array(fc.uuid(), { maxLength: 20 }), fc.nat(), (ids, turn) => {
        const at = ids.length === 0 ? 0 : turn % ids.length;
        expect(hashOfIds([...ids.slice(at), ...ids.slice(0, at), ...ids.slice(0, 1)])).toBe(hashOfIds(ids));
      }),
    );
  });

  it('tells a list apart from one with a record more or less', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 20 }), (ids) => {
        expect(hashOfIds(ids.slice(1))).not.toBe(hashOfIds(ids));
      }),
    );
  });
});

describe('the signature of a certificate', () => {
  const signature = signCertificate(certificate, 'a secret');

  it('holds whatever the order of its keys', () => {
    const turned = Object.fromEntries(Object.entries(certificate).reverse()) as Certificate;
    expect(signatureHolds(turned, signature, 'a secret')).toBe(true);
  });

  it('breaks with any word or figure that is changed, and under another key', () => {
    for (const key of Object.keys(certificate) as (keyof Certificate)[]) {
      const changed = { ...certificate, [key]: typeof certificate[key] === 'number' ? 99 : 'changed' };
      expect([key, signatureHolds(changed as Certificate, signature, 'a secret')]).toEqual([key, false]);
    }
    expect(signatureHolds(certificate, signature, 'another secret')).toBe(false);
  });
});
