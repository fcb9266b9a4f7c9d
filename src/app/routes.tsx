import type { RouteObject } from 'react-router';
import { HomeScreen } from '../features/home/home-screen.tsx';
import { ErrorPage } from './error-page.tsx';
import { NotFound } from './not-found.tsx';
import { Shell } from './shell.tsx';
import type { Update } from './update.ts';

/** Every screen has its address, so that a link, a shortcut and the back button find it. All but home are lazy. */
export const routesOf = (update: Update): RouteObject[] => [
  {
    element: <Shell update={update} />,
    // Nothing flickers: the page is blank for the few milliseconds that a part takes to load from the cache.
    hydrateFallbackElement: <></>,
    // The shell stays when a screen stops: scans still arrive, and the queue is one tap away.
    children: [
      {
        errorElement: <ErrorPage />,
        children: [
          { index: true, element: <HomeScreen /> },
          {
            path: 'receive',
            lazy: async () => ({
              Component: (await import('../features/receive/receipts-screen.tsx')).ReceiptsScreen,
            }),
          },
          {
            path: 'receive/new',
            lazy: async () => ({
              Component: (await import('../features/receive/new-receipt-screen.tsx')).NewReceiptScreen,
            }),
          },
          {
            path: 'receive/:order',
            lazy: async () => ({
              Component: (await import('../features/receive/receipt-screen.tsx')).ReceiptScreen,
            }),
          },
          {
            path: 'queue',
            lazy: async () => ({
              Component: (await import('../features/queue/queue-screen.tsx')).QueueScreen,
            }),
          },
          {
            path: 'lots/:lot',
            lazy: async () => ({ Component: (await import('../features/lots/lot-screen.tsx')).LotScreen }),
          },
          {
            path: 'produce',
            lazy: async () => ({
              Component: (await import('../features/produce/orders-screen.tsx')).OrdersScreen,
            }),
          },
          {
            path: 'produce/new',
            lazy: async () => ({
              Component: (await import('../features/produce/new-order-screen.tsx')).NewOrderScreen,
            }),
          },
          {
            path: 'produce/:order',
            lazy: async () => ({
              Component: (await import('../features/produce/order-screen.tsx')).OrderScreen,
            }),
          },
          {
            path: 'code',
            lazy: async () => ({ Component: (await import('../features/scan/code-screen.tsx')).CodeScreen }),
          },
          {
            path: 'device',
            lazy: async () => ({
              Component: (await import('../features/device/device-screen.tsx')).DeviceScreen,
            }),
          },
          {
            path: 'enrol',
            lazy: async () => ({
              Component: (await import('../features/people/enrol-screen.tsx')).EnrolScreen,
            }),
          },
          {
            path: 'setup',
            lazy: async () => ({
              Component: (await import('../features/people/set-up-screen.tsx')).SetUpScreen,
            }),
          },
          {
            path: 'demo',
            lazy: async () => ({ Component: (await import('../features/demo/demo-screen.tsx')).DemoScreen }),
          },
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
  },
];
