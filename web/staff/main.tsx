import '#web/design/styles/index.scss';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import { capabilities } from './capabilities.ts';
import { Providers } from './Providers.tsx';
import { routerOf } from './router.tsx';

// Zod compiles its parsers with `new Function`, which the security policy refuses.
config({ jitless: true });

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no #app');

createRoot(root).render(
  <StrictMode>
    <Providers>
      <RouterProvider router={routerOf(capabilities)} />
    </Providers>
  </StrictMode>,
);
