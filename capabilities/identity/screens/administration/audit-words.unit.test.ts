import { describe, expect, it } from 'vitest';
import { fieldWords, purposeWords, recordWord } from './audit-words.ts';

describe('the audit is read without knowing tables', () => {
  it('a record has its name of the field, one not yet named the plain words of its table', () => {
    expect(recordWord('publishing.publication')).toBe('Published page');
    expect(recordWord('outreach.first_contact')).toBe('First contact');
  });

  it('a column is named in words', () => {
    expect(fieldWords('state_since')).toBe('State since');
    expect(fieldWords('site_id')).toBe('Site');
  });

  it('a reason is a sentence, and what follows from something says from what', () => {
    expect(purposeWords('publishing.publish-finding hears findings.published')).toBe(
      'Follows from findings: published',
    );
    expect(purposeWords('sign-in: nobody is known yet')).toBe('Signing in');
    expect(purposeWords('one incident with its victims')).toBe('One incident with its victims');
    expect(purposeWords('')).toBeNull();
  });
});
