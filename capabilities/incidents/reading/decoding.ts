import { isAscii } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { stop } from './stopped.ts';

export type Encoding = 'ascii' | 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/**
 * Turns bytes into text without reading the file twice. Plain ASCII is the same in UTF-8 and Windows-1252, so
 * the choice between those two can wait until the first byte beyond ASCII and lose nothing.
 */
export class TextDecoding {
  encoding: Encoding | undefined;
  #carry: Uint8Array = new Uint8Array(0);
  #decoder: TextDecoder | undefined;

  decode(chunk: Uint8Array): string {
    const bytes = this.#withCarry(chunk);
    if (this.encoding === undefined) {
      if (bytes.length < 4) return this.#wait(bytes);
      this.#settleFromStart(bytes);
    }
    return refuseBinary(this.#decodeSettled(this.#holdBackUndecidable(bytes)));
  }

  end(): string {
    const rest = this.#withCarry(new Uint8Array(0));
    if (this.encoding === undefined) this.#settleFromStart(rest);
    const text = this.#decodeSettled(rest);
    return refuseBinary(this.#decoder ? text + this.#flush(this.#decoder) : text);
  }

  /** A run beyond ASCII at the very end may be half a character: it can't yet tell UTF-8 from Windows-1252. */
  #holdBackUndecidable(bytes: Uint8Array): Uint8Array {
    if (this.encoding !== 'ascii') return bytes;
    let end = bytes.length;
    while (end > 0 && bytes.length - end < 16 && bytes[end - 1]! > 0x7f) end--;
    this.#carry = bytes.slice(end);
    return bytes.subarray(0, end);
  }

  #wait(bytes: Uint8Array): string {
    this.#carry = bytes.slice();
    return '';
  }

  #withCarry(chunk: Uint8Array): Uint8Array {
    if (this.#carry.length === 0) return chunk;
    const joined = Buffer.concat([this.#carry, chunk]);
    this.#carry = new Uint8Array(0);
    return joined;
  }

  #settleFromStart(bytes: Uint8Array): void {
    const [first, second, third, fourth] = bytes;
    if (first === 0xff && second === 0xfe) this.#settle('utf-16le');
    else if (first === 0xfe && second === 0xff) this.#settle('utf-16be');
    else if (second === 0 && fourth === 0 && first !== 0 && third !== 0) this.#settle('utf-16le');
    else if (first === 0 && third === 0 && second !== 0 && fourth !== 0) this.#settle('utf-16be');
    else this.encoding = 'ascii';
  }

  #settle(encoding: 'utf-8' | 'utf-16le' | 'utf-16be'): void {
    this.encoding = encoding;
    this.#decoder = new TextDecoder(encoding, { fatal: true });
  }

  #decodeSettled(bytes: Uint8Array): string {
    if (this.encoding === 'ascii' && !isAscii(bytes)) this.#leaveAscii(bytes);
    if (this.encoding === 'ascii') return latin1(bytes);
    if (this.encoding === 'windows-1252') return decodeWindows1252(bytes);
    return this.#decodeStrictly(bytes);
  }

  #leaveAscii(bytes: Uint8Array): void {
    this.#settle('utf-8');
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      this.encoding = 'windows-1252';
      this.#decoder = undefined;
    }
  }

  #decodeStrictly(bytes: Uint8Array): string {
    try {
      return this.#decoder!.decode(bytes, { stream: true });
    } catch {
      return this.#undecodable();
    }
  }

  #flush(decoder: TextDecoder): string {
    try {
      return decoder.decode();
    } catch {
      return this.#undecodable();
    }
  }

  #undecodable(): never {
    return stop(
      'encoding-undecodable',
      `The file begins as ${this.encoding!.toUpperCase()} but holds bytes that are not; it mixes encodings or is cut off.`,
    );
  }
}

/** What Windows-1252 has at 0x80..0x9f; the five gaps are bytes that the encoding does not define. */
const windows1252High = '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ';

/** "Ã©" is what UTF-8 looks like when read as Windows-1252, and nothing anybody writes. */
const utf8Within1252 = /[\xc2\xc3][\x80-\xbf]/;

function decodeWindows1252(bytes: Uint8Array): string {
  const text = latin1(bytes);
  if (utf8Within1252.test(text)) refuseMixed('Some lines of the file are UTF-8 and some are Windows-1252.');
  return text.replace(/[\x80-\x9f]/g, (character: string) => {
    const decoded = windows1252High[character.charCodeAt(0) - 0x80]!;
    if (decoded === '\0') refuseMixed('The file is neither UTF-8 nor Windows-1252.');
    return decoded;
  });
}

function refuseMixed(message: string): never {
  return stop('encoding-undecodable', message);
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}

function refuseBinary(text: string): string {
  if (text.includes('\0')) stop('file-kind-unknown', 'The file holds zero bytes: it is not text.');
  return text;
}
