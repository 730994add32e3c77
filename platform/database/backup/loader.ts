import { createHash, type Hash } from 'node:crypto';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type pg from 'pg';
import { type CopyIn, copyIn } from '#platform/database/copy.ts';
import type { FileStore } from '#platform/files/file-store.ts';
import { DamagedArchive, type Piece } from './archive.ts';
import type { Closing } from './manifest.ts';
import type { Table } from './schema.ts';

/** What is being filled: pieces of one table or file follow each other, the next name ends it. */
type Sink = { folder: string; write(content: Buffer): Promise<void>; end(): Promise<void> };

/** Puts each piece where it belongs and counts and hashes what came. */
export class Loader {
  readonly #client: pg.Client;
  readonly #tables: Map<string, Table>;
  readonly #files: FileStore;
  readonly #loaded: Closing['tables'] = {};
  readonly #stored = new Set<string>();
  #sink: Sink | undefined;

  constructor(client: pg.Client, tables: Table[], files: FileStore) {
    this.#client = client;
    this.#tables = new Map(tables.map((table) => [table.name, table]));
    this.#files = files;
  }

  async take({ name, content }: Piece): Promise<void> {
    const folder = name.slice(0, name.lastIndexOf('/'));
    if (this.#sink?.folder !== folder) {
      await this.finish();
      this.#sink = this.#open(folder);
    }
    await this.#sink!.write(content);
  }

  async finish(): Promise<void> {
    await this.#sink?.end();
    this.#sink = undefined;
  }

  compareWith(closing: Closing): void {
    const empty = { rows: 0, sha256: createHash('sha256').digest('hex') };
    for (const name of this.#tables.keys()) {
      const [got, wanted] = [this.#loaded[name] ?? empty, closing.tables[name]];
      if (got.rows !== wanted?.rows || got.sha256 !== wanted.sha256)
        throw new DamagedArchive(`${name} is not as it was written`);
    }
    const missing = closing.files.find((file) => !this.#stored.has(file));
    if (missing) throw new DamagedArchive(`the stored file ${missing} is missing`);
  }

  #open(folder: string): Sink {
    const [kind, name] = folder.split('/') as [string, string | undefined];
    const table = kind === 'data' && this.#tables.get(name ?? '');
    if (table) return this.#openTable(folder, table);
    if (kind === 'files' && name) return this.#openFile(folder, name);
    throw new DamagedArchive(`it has a part called ${folder}, which is none of a backup’s`);
  }

  #openTable(folder: string, table: Table): Sink {
    const hash: Hash = createHash('sha256');
    const rows: CopyIn = copyIn(this.#client, `copy ${table.name} (${table.columns.join(', ')}) from stdin`);
    return {
      folder,
      write: async (content) => {
        hash.update(content);
        await rows.write(content).catch(notLoadable(table.name));
      },
      end: async () => {
        const count = await rows.finish().catch(notLoadable(table.name));
        this.#loaded[table.name] = { rows: count, sha256: hash.digest('hex') };
      },
    };
  }

  #openFile(folder: string, sha256: string): Sink {
    const content = new PassThrough();
    const stored = this.#files.put(content);
    stored.catch(() => {}); // thrown by the write or the end that comes next
    return {
      folder,
      write: async (piece) => {
        if (!content.write(piece)) await Promise.race([once(content, 'drain'), stored]);
      },
      end: async () => {
        content.end();
        if ((await stored).sha256 !== sha256)
          throw new DamagedArchive(`the stored file ${sha256} is not as it was`);
        this.#stored.add(sha256);
      },
    };
  }
}

function notLoadable(table: string): (cause: Error) => never {
  return (cause) => {
    throw new DamagedArchive(`${table} cannot be loaded (${cause.message})`, { cause });
  };
}
