import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchObject, searchText, withSite } from './navigation.tsx';

describe('the part of the address after the question mark', () => {
  it('reads plainly, with repeated keys for lists', () => {
    expect(searchText({ state: ['open', 'closed'], q: 'a b', none: undefined })).toBe(
      '?state=open&state=closed&q=a+b',
    );
    expect(searchText({})).toBe('');
  });

  it('survives the way through the router', () => {
    const pairs = fc.array(fc.tuple(fc.constantFrom('state', 'q', 'open'), fc.string()));
    fc.assert(
      fc.property(pairs, (given) => {
        const search = new URLSearchParams(given);
        const back = new URLSearchParams(searchText(searchObject(search)));
        for (const key of ['state', 'q', 'open']) expect(back.getAll(key)).toEqual(search.getAll(key));
      }),
    );
  });
});

describe('a link of the rail', () => {
  it('gets the site on screen, and is none without one', () => {
    expect(withSite('/s/$site/findings', 'harbor-city')).toBe('/s/harbor-city/findings');
    expect(withSite('/s/$site/findings', undefined)).toBeNull();
    expect(withSite('/administration', undefined)).toBe('/administration');
  });
});
