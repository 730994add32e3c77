import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { stop } from './stopped.ts';
import { damaged } from './workbook-archive.ts';

export type XmlHandler = {
  open(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
  /** Called after each piece of the file, where waiting is possible. */
  pause?(bytesRead: number): Promise<void>;
};

/** Local names only: workbooks choose their own prefixes. A document type is refused, and with it all entities. */
export async function readXml(stream: Readable, handler: XmlHandler, signal?: AbortSignal): Promise<void> {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  parser.on('doctype', () =>
    stop('file-damaged', 'The workbook holds a document type, which no workbook needs.'),
  );
  parser.on('opentag', ({ name, attributes }) => handler.open(localName(name), attributes));
  parser.on('text', (text) => handler.text?.(text));
  parser.on('closetag', ({ name }) => handler.close?.(localName(name)));
  parser.on('error', (error) => {
    throw damaged(error);
  });
  let bytesRead = 0;
  const decoder = new TextDecoder('utf-8');
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      signal?.throwIfAborted();
      parser.write(decoder.decode(chunk, { stream: true }));
      bytesRead += chunk.length;
      await handler.pause?.(bytesRead);
    }
  } catch (error) {
    throw isUnpackingError(error) ? damaged(error) : error;
  }
  parser.close();
}

/** Errors of zlib and yauzl carry no class of their own. */
function isUnpackingError(error: unknown): error is Error {
  return (
    error instanceof Error &&
    /^(Z_|invalid|too many bytes|not enough bytes|incorrect|unexpected end)/i.test(codeOf(error))
  );
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
