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
            path: 'receive/:order/labels',
            lazy: async () => ({
              Component: (await import('../features/receive/labels-screen.tsx')).LabelsScreen,
            }),
          },
          {
            path: 'receive/:order/numbers/:line',
            lazy: async () => ({
              Component: (await import('../features/receive/numbers/numbers-screen.tsx')).NumbersScreen,
            }),
          },
          {
            path: 'approve',
            lazy: async () => ({
              Component: (await import('../features/approve/approve-screen.tsx')).ApproveScreen,
            }),
          },
          {
            path: 'approve/hand-over',
            lazy: async () => ({
              Component: (await import('../features/approve/hand-over-screen.tsx')).HandOverScreen,
            }),
          },
          {
            path: 'approve/:root',
            lazy: async () => ({
              Component: (await import('../features/approve/approve-screen.tsx')).ApproveScreen,
            }),
          },
          {
            path: 'review',
            lazy: async () => ({
              Component: (await import('../features/review/review-screen.tsx')).ReviewScreen,
            }),
          },
          {
            path: 'deliver',
            lazy: async () => ({
              Component: (await import('../features/deliver/deliveries-screen.tsx')).DeliveriesScreen,
            }),
          },
          {
            path: 'deliver/new',
            lazy: async () => ({
              Component: (await import('../features/deliver/new-delivery-screen.tsx')).NewDeliveryScreen,
            }),
          },
          {
            path: 'deliver/:order',
            lazy: async () => ({
              Component: (await import('../features/deliver/delivery-screen.tsx')).DeliveryScreen,
            }),
          },
          {
            path: 'deliver/:order/slip',
            lazy: async () => ({
              Component: (await import('../features/deliver/slip-screen.tsx')).SlipScreen,
            }),
          },
          {
            path: 'return',
            lazy: async () => ({
              Component: (await import('../features/return/returns-screen.tsx')).ReturnsScreen,
            }),
          },
          {
            path: 'return/customer',
            lazy: async () => ({
              Component: (await import('../features/return/customer-return-screen.tsx')).CustomerReturnScreen,
            }),
          },
          {
            path: 'return/supplier',
            lazy: async () => ({
              Component: (await import('../features/return/supplier-return-screen.tsx')).SupplierReturnScreen,
            }),
          },
          {
            path: 'queue',
            lazy: async () => ({
              Component: (await import('../features/queue/queue-screen.tsx')).QueueScreen,
            }),
          },
          {
            path: 'move',
            lazy: async () => ({
              Component: (await import('../features/move/transfers-screen.tsx')).TransfersScreen,
            }),
          },
          {
            path: 'lots/:lot?',
            lazy: async () => ({
              Component: (await import('../features/lots/lots-screen.tsx')).LotsScreen,
            }),
          },
          {
            path: 'lots/new',
            lazy: async () => ({
              Component: (await import('../features/lots/new-lot-screen.tsx')).NewLotScreen,
            }),
          },
          {
            path: 'lots/:lot/edit',
            lazy: async () => ({
              Component: (await import('../features/lots/edit-screen.tsx')).EditLotScreen,
            }),
          },
          {
            path: 'lots/:lot/relabel',
            lazy: async () => ({
              Component: (await import('../features/lots/relabel-screen.tsx')).RelabelScreen,
            }),
          },
          {
            path: 'lots/:lot/correct',
            lazy: async () => ({
              Component: (await import('../features/lots/correct-screen.tsx')).CorrectScreen,
            }),
          },
          {
            path: 'lots/:lot/identify',
            lazy: async () => ({
              Component: (await import('../features/lots/identify-screen.tsx')).IdentifyScreen,
            }),
          },
          {
            path: 'expiry',
            lazy: async () => ({
              Component: (await import('../features/lots/expiry-screen.tsx')).ExpiryScreen,
            }),
          },
          {
            path: 'products/:product',
            lazy: async () => ({
              Component: (await import('../features/lots/product-screen.tsx')).ProductScreen,
            }),
          },
          {
            path: 'trace/:kind/:id',
            lazy: async () => ({
              Component: (await import('../features/trace/trace-screen.tsx')).TraceScreen,
            }),
          },
          {
            path: 'move/here',
            lazy: async () => ({
              Component: (await import('../features/move/move-here-screen.tsx')).MoveHereScreen,
            }),
          },
          {
            path: 'move/new',
            lazy: async () => ({
              Component: (await import('../features/move/plan-screen.tsx')).NewTransferScreen,
            }),
          },
          {
            path: 'move/:order',
            lazy: async () => ({
              Component: (await import('../features/move/transfer-screen.tsx')).TransferScreen,
            }),
          },
          {
            path: 'count',
            lazy: async () => ({
              Component: (await import('../features/count/count-start-screen.tsx')).CountStartScreen,
            }),
          },
          {
            path: 'count/review',
            lazy: async () => ({
              Component: (await import('../features/count/held-counts-screen.tsx')).HeldCountsScreen,
            }),
          },
          {
            path: 'count/place/:place',
            lazy: async () => ({
              Component: (await import('../features/count/count-screen.tsx')).PlaceCountScreen,
            }),
          },
          {
            path: 'count/product/:product',
            lazy: async () => ({
              Component: (await import('../features/count/count-screen.tsx')).ProductCountScreen,
            }),
          },
          {
            path: 'adopt',
            lazy: async () => ({
              Component: (await import('../features/adopt/adopt-list-screen.tsx')).AdoptStart,
            }),
          },
          {
            path: 'scrap',
            lazy: async () => ({
              Component: (await import('../features/scrap/scrap-screen.tsx')).ScrapScreen,
            }),
          },
          {
            path: 'packages',
            lazy: async () => ({
              Component: (await import('../features/packages/packages-screen.tsx')).PackagesScreen,
            }),
          },
          {
            path: 'packages/new',
            lazy: async () => ({
              Component: (await import('../features/packages/new-package-screen.tsx')).NewPackageScreen,
            }),
          },
          {
            path: 'packages/:package',
            lazy: async () => ({
              Component: (await import('../features/packages/package-screen.tsx')).PackageScreen,
            }),
          },
          {
            path: 'places',
            lazy: async () => ({
              Component: (await import('../features/places/places-screen.tsx')).PlacesScreen,
            }),
          },
          {
            path: 'places/:place',
            lazy: async () => ({
              Component: (await import('../features/places/place-screen.tsx')).PlaceScreen,
            }),
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
            path: 'office',
            lazy: async () => ({
              Component: (await import('../features/office/office-screen.tsx')).OfficeScreen,
            }),
          },
          {
            path: 'office/orders/:order?',
            lazy: async () => ({
              Component: (await import('../features/office/orders/orders-screen.tsx')).OrdersScreen,
            }),
          },
          {
            path: 'office/:records/:id?',
            lazy: async () => ({
              Component: (await import('../features/office/records-screen.tsx')).RecordsScreen,
            }),
          },
          {
            path: 'scanner',
            lazy: async () => ({
              Component: (await import('../features/scan/scanner-screen.tsx')).ScannerScreen,
            }),
          },
          {
            path: 'scanner/calibrate',
            lazy: async () => ({
              Component: (await import('../features/scan/calibrate-screen.tsx')).CalibrateScreen,
            }),
          },
          {
            path: 'scanner/codes',
            lazy: async () => ({
              Component: (await import('../features/scan/codes-screen.tsx')).CodesScreen,
            }),
          },
          {
            path: 'scanner/setup',
            lazy: async () => ({
              Component: (await import('../features/scan/scanner-setup-screen.tsx')).ScannerSetupScreen,
            }),
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
            path: 'profile',
            lazy: async () => ({
              Component: (await import('../features/people/profile-screen.tsx')).ProfileScreen,
            }),
          },
          {
            path: 'people/:person?',
            lazy: async () => ({
              Component: (await import('../features/people/people-screen.tsx')).PeopleScreen,
            }),
          },
          {
            path: 'devices/:device?',
            lazy: async () => ({
              Component: (await import('../features/people/devices-screen.tsx')).DevicesScreen,
            }),
          },
          {
            path: 'tokens',
            lazy: async () => ({
              Component: (await import('../features/people/tokens-screen.tsx')).TokensScreen,
            }),
          },
          {
            path: 'office/import',
            lazy: async () => ({
              Component: (await import('../features/exchange/import-screen.tsx')).ImportScreen,
            }),
          },
          {
            path: 'office/export',
            lazy: async () => ({
              Component: (await import('../features/exchange/export-screen.tsx')).ExportScreen,
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
