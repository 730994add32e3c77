import type { TestApplication } from '#capabilities/testing/test-application.ts';
import type { Counts, DateOrder, ImportKind } from '../contract.ts';

/** What a person does with the program's files, by the API. */
export function importsBy({ app, call }: TestApplication, person: string) {
  const path = '/api/program-imports';
  const send = (kind: ImportKind, content: string) => {
    const boundary = 'psp-test-boundary';
    const part = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${kind}.csv"\r\ncontent-type: text/csv\r\n\r\n`;
    return app.inject({
      method: 'POST',
      url: `${path}/${kind}/files`,
      headers: {
        'x-psp-csrf': '1',
        'x-test-person': person,
        'content-type': `multipart/form-data; boundary=${boundary}`,
      },
      payload: `${part}${content}\r\n--${boundary}--\r\n`,
    });
  };
  const record = async (id: string) => (await call(person, 'GET', `${path}/${id}`)).body;
  return {
    send,
    record,
    upload: async (kind: ImportKind, content: string): Promise<string> =>
      (await send(kind, content)).json().id,
    /** By the mapping that is proposed. */
    check: async (id: string, dateOrder: DateOrder = 'year-first'): Promise<Counts> => {
      const { mapping } = await record(id);
      return (await call(person, 'POST', `${path}/${id}/check`, { mapping, dateOrder })).body;
    },
    apply: (id: string) => call(person, 'POST', `${path}/${id}/application`),
    discard: (id: string) => call(person, 'POST', `${path}/${id}/discard`),
    rows: async (id: string, verdict?: string) =>
      (await call(person, 'GET', `${path}/${id}/rows${verdict ? `?verdict=${verdict}` : ''}`)).body,
  };
}

export type Imports = ReturnType<typeof importsBy>;
