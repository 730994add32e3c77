import { z } from 'zod';

/** Words as a person writes them, without the blanks around. The database keeps no text that holds a zero byte. */
export function written(least: number, most: number) {
  return z
    .string()
    .trim()
    .min(least)
    .max(most)
    .refine((text) => !text.includes('\0'), 'This holds a character that can’t be kept. Type it anew.');
}
