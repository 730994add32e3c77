import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  base: '/app/',
  plugins: [react()],
  css: {
    preprocessorOptions: {
      scss: { loadPaths: [here('../../node_modules/@uswds/uswds/packages')], quietDeps: true },
    },
  },
  build: {
    outDir: here('../../dist/staff'),
    emptyOutDir: true,
    manifest: true,
    sourcemap: true,
    // The security policy allows no inline data but images, so fonts and workers stay files.
    assetsInlineLimit: 0,
  },
  server: {
    // In development the pages come from Vite and everything else from the running server.
    proxy: { '/api': `http://localhost:${process.env.PORT ?? 3000}` },
  },
});
