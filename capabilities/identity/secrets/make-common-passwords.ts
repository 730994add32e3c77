/**
 * Writes `common-passwords.bloom`, the set that new passwords are checked against without asking anyone outside.
 *
 *   node capabilities/identity/secrets/make-common-passwords.ts [--also FILE]…
 *
 * The bundled set is small: some 500 common words, every two of them joined, words with joining words, repeats, and
 * runs along the keyboard; about 300,000 entries in half a megabyte. It is no list of breached passwords. An agency
 * that holds one (one password a line) adds it with `--also` and keeps the file it gets.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildBloomFilter, writeBloomFilter } from './bloom-filter.ts';
import { commonWords, joiningWords, keyboardWalks } from './common-words.ts';

const FALSE_ALARMS = 0.002;

export function commonPasswords(): Set<string> {
  const texts = new Set(['', ...commonWords, ...keyboardWalks()]);
  for (const word of commonWords) {
    texts.add(word.repeat(2)).add(word.repeat(3));
    for (const other of commonWords) texts.add(word + other);
    for (const joining of joiningWords) texts.add(joining + word).add(word + joining);
  }
  for (const sign of 'abcdefghijklmnopqrstuvwxyz0123456789') {
    for (let length = 1; length <= 24; length += 1) texts.add(sign.repeat(length));
  }
  return texts;
}

if (import.meta.main) {
  const texts = commonPasswords();
  for (const file of process.argv.slice(2).filter((word) => word !== '--also')) {
    for (const line of readFileSync(file, 'utf8').split('\n'))
      if (line) texts.add(line.normalize('NFKC').toLowerCase());
  }
  const filter = buildBloomFilter(texts, texts.size, FALSE_ALARMS);
  writeFileSync(join(import.meta.dirname, 'common-passwords.bloom'), writeBloomFilter(filter));
  console.log(
    `${texts.size} passwords, ${Math.round(filter.bits.length / 1024)} kB, ${filter.hashes} hashes`,
  );
}
