import '#web/design/styles/index.scss';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import { Providers } from '#web/staff/Providers.tsx';
import { routerOf } from '#web/staff/router.tsx';
import { answerFromSamples } from './samples.ts';
import { screens } from './screens.ts';

config({ jitless: true });
answerFromSamples();

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no #app');

createRoot(root).render(
  <StrictMode>
    <Providers>
      <RouterProvider router={routerOf([screens])} />
    </Providers>
  </StrictMode>,
);
