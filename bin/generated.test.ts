import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withClient } from '#platform/database/provision.ts';
import { type FreshDatabase, freshDatabase } from '#platform/database/testing/fresh-database.ts';
import { generateTypes, TYPES_FILE } from './generate-types.ts';
import { referencePages } from './reference/pages.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

describe('what is generated is what was committed', () => {
  test('the row types (else run: node bin/generate-types.ts)', async () => {
    expect(readFileSync(TYPES_FILE, 'utf8')).toBe(await generateTypes(database.ownerUrl));
  });

  test.each(['errors.md', 'permissions.md', 'states.md', 'data-model.md', 'events.md'])(
    'docs/reference/%s (else run: node bin/generate-reference.ts)',
    async (name) => {
      const pages = await withClient(database.ownerUrl, referencePages);
      expect(readFileSync(join(import.meta.dirname, '../docs/reference', name), 'utf8')).toBe(pages[name]);
    },
  );
});
