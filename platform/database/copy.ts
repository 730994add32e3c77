import { once } from 'node:events';
import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import type pg from 'pg';

type Wire = pg.Connection & {
  stream: Socket;
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  sendCopyFail(reason: string): void;
  endCopyFrom(): void;
};

/** Rows in the form PostgreSQL sends them, as fast as they are read and no faster. `rows` is known at the end. */
export class CopyOut extends Readable implements pg.Submittable {
  rows = 0;
  readonly #text: string;
  #wire: Wire | undefined;

  constructor(text: string) {
    super();
    this.#text = text;
  }

  submit(connection: pg.Connection): void {
    this.#wire = connection as Wire;
    this.#wire.query(this.#text);
  }

  override _read(): void {
    this.#wire?.stream.resume();
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    if (!this.push(chunk)) this.#wire?.stream.pause();
  }

  handleCommandComplete({ text }: { text: string }): void {
    this.rows = rowsIn(text);
  }

  handleReadyForQuery(): void {
    this.push(null);
  }

  handleError(error: Error): void {
    this.destroy(error);
  }

  /** A reader that leaves early must not leave the connection standing still. */
  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#wire?.stream.resume();
    done(error);
  }
}

export function copyOut(client: pg.Client, text: string): CopyOut {
  return client.query(new CopyOut(text));
}

/** The way in: `write` as often as there is something, then `finish` or `abandon`, once. */
export class CopyIn implements pg.Submittable {
  readonly #text: string;
  readonly #opened = deferred<Wire>();
  readonly #finished = deferred<number>();
  #rows = 0;
  #failure: Error | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  submit(connection: pg.Connection): void {
    (connection as Wire).query(this.#text);
  }

  handleCopyInResponse(connection: pg.Connection): void {
    this.#opened.resolve(connection as Wire);
  }

  handleCommandComplete({ text }: { text: string }): void {
    this.#rows = rowsIn(text);
  }

  handleReadyForQuery(): void {
    this.#finished.resolve(this.#rows);
  }

  handleError(error: Error): void {
    this.#failure = error;
    this.#opened.reject(error);
    this.#finished.reject(error);
  }

  async write(chunk: Buffer): Promise<void> {
    const wire = await this.#opened.promise;
    if (this.#failure) throw this.#failure;
    wire.sendCopyFromChunk(chunk);
    if (wire.stream.writableNeedDrain)
      await Promise.race([once(wire.stream, 'drain'), this.#finished.promise]);
  }

  /** Resolves to the number of rows. */
  async finish(): Promise<number> {
    (await this.#opened.promise).endCopyFrom();
    return await this.#finished.promise;
  }

  async abandon(reason: string): Promise<void> {
    (await this.#opened.promise).sendCopyFail(reason);
    await this.#finished.promise.catch(() => {});
  }
}

export function copyIn(client: pg.Client, text: string): CopyIn {
  return client.query(new CopyIn(text));
}

function rowsIn(commandTag: string): number {
  return Number(commandTag.split(' ')[1]);
}

function deferred<T>() {
  const made = Promise.withResolvers<T>();
  made.promise.catch(() => {}); // told to whoever asks next; a failure nobody waits for yet is not lost
  return made;
}
