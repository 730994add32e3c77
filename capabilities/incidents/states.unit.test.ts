import { expect, test } from 'vitest';
import { faultsOf } from '#platform/workflow/declare.ts';
import { importWorkflow } from './states.ts';

test('every state of an import can be reached, and only final ones lead nowhere', () => {
  expect(faultsOf(importWorkflow)).toEqual([]);
});
