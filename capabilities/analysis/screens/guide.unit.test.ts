import { describe, expect, it } from 'vitest';
import { workbenchMethods } from '../contract.ts';
import { cannotTell, topicOf, topics } from './guide.ts';

describe('the guide from a question to a method', () => {
  it('leads to every method, each with what it can’t tell', () => {
    for (const method of workbenchMethods) {
      expect(topicOf(method).methods).toContain(method);
      expect(cannotTell[method].length).toBeGreaterThan(10);
    }
  });

  it('leads past the workbench only for the question whether something worked', () => {
    expect(topics.filter(({ methods }) => methods.length === 0).map(({ key }) => key)).toEqual(['worked']);
  });
});
