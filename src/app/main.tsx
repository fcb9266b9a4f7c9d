import '../ui/tokens.css';
import '../ui/fonts.css';
import '../ui/base.css';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { FloorProvider } from '../features/floor.tsx';
import { compose } from './compose.ts';
import { endFrozenPages } from './frozen-pages.ts';
import { routesOf } from './routes.tsx';
import { StoppedPage } from './stopped-page.tsx';
import { watchForUpdates } from './update.ts';

const element = document.getElementById('app');

async function start(app: HTMLElement): Promise<void> {
  endFrozenPages(window);
  const update = watchForUpdates();
  // Its first screen is fetched while the stores open.
  const router = createBrowserRouter(routesOf(update));
  const floor = await compose();
  createRoot(app).render(
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <FloorProvider value={floor}>
          <RouterProvider router={router} />
        </FloorProvider>
      </I18nProvider>
    </StrictMode>,
  );
}

// The page of missing parts (browser-floor.js) has taken the place of the app in a browser that cannot run it.
if (element && document.documentElement.dataset['floor'] !== 'missing')
  start(element).catch((error: unknown) => {
    console.error(error);
    createRoot(element).render(<StoppedPage error={error} />);
  });
