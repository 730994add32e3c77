import { readToTheEnd } from '#capabilities/incidents/importing/read-to-the-end.ts';
import type { TestApplication } from '#capabilities/testing/test-application.ts';

const mapping = {
  reportNumber: 'report',
  occurred: { column: 'when', order: 'year-first' },
  outcome: { column: 'fatal', values: { true: 'fatal', false: 'nonfatal' } },
  degrees: { longitude: 'lon', latitude: 'lat' },
};
const origin = {
  publisher: 'A city',
  address: 'https://example.org/shootings',
  licence: 'CC0',
  edition: '2024-12',
};
const file = `report,when,fatal,lon,lat
1,2024-03-01 20:00:00,false,-75.10,40.00
2,2024-03-05 21:30:00,true,-75.12,40.02
3,someday,false,-75.14,40.01
`;
const mended = ['3', '2024-04-11 02:15:00', 'false', '-75.14', '40.01'];

/** Three shootings of which one was set aside at first, brought in as an analyst does it. */
export async function importedWithOneCorrection(
  application: TestApplication,
  site: { slug: string },
  person: string,
): Promise<void> {
  const call = async (method: 'POST' | 'PUT', path: string, body?: object) => {
    const reply = await application.call(person, method, `/api/sites/${site.slug}/incidents${path}`, body);
    if (reply.status >= 300) throw new Error(`${path}: ${JSON.stringify(reply.body)}`);
    return reply.body;
  };
  const accept = async (id: string) => {
    await readToTheEnd(application.services, id);
    await call('POST', `/imports/${id}/moves`, { move: 'accept' });
  };
  const draft = { name: 'Shootings', layer: 'confirmed_shooting', mapping, origin };
  const { id: sourceId } = await call('POST', '/sources', draft);
  const uploadId = await upload(application, site, person);
  const first = await call('POST', '/imports', { sourceId, uploadId, snapshotDate: '2024-12-31' });
  await accept(first.id);
  await call('PUT', `/imports/${first.id}/set-aside/4`, { fields: mended });
  const correction = await call('POST', `/imports/${first.id}/corrections`);
  await accept(correction.id);
}

async function upload(application: TestApplication, site: { slug: string }, person: string): Promise<string> {
  const boundary = 'a-line-between-parts';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="shootings.csv"\r\n\r\n`;
  const reply = await application.app.inject({
    method: 'POST',
    url: `/api/sites/${site.slug}/incidents/uploads`,
    headers: {
      'x-psp-csrf': '1',
      'x-test-person': person,
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    payload: `${head}${file}\r\n--${boundary}--\r\n`,
  });
  return reply.json().id;
}
