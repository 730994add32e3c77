import { fileURLToPath } from 'node:url';
import { defineConfig, mergeConfig } from 'vite';
import staff from '../../staff/vite.config.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default mergeConfig(
  staff,
  defineConfig({
    root: here('.'),
    build: { outDir: here('../../../dist/catalogue') },
    server: { proxy: {} },
  }),
);
