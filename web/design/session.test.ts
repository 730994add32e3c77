import { describe, expect, it } from 'vitest';
import { mayIn } from './session.tsx';

const permissions = {
  'findings.read': 'all' as const,
  'findings.approve': ['site-1'],
  'incidents.import': [],
};

describe('what a person may do', () => {
  it('reaches everywhere, or to the sites named', () => {
    expect(mayIn(permissions, 'findings.read', 'site-9')).toBe(true);
    expect(mayIn(permissions, 'findings.approve', 'site-1')).toBe(true);
    expect(mayIn(permissions, 'findings.approve', 'site-2')).toBe(false);
  });

  it('asked without a site, means anywhere at all', () => {
    expect(mayIn(permissions, 'findings.approve')).toBe(true);
    expect(mayIn(permissions, 'incidents.import')).toBe(false);
    expect(mayIn(permissions, 'audit.read')).toBe(false);
  });
});
