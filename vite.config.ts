import { readFileSync } from 'node:fs';
import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin';
import babel from '@rolldown/plugin-babel';
import react from '@vitejs/plugin-react';
import { type Plugin, defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/**
 * The router names its components for developer tools as it is loaded, and so the links, forms and prefetching that
 * nobody here uses could not be left out: 4 kB of the first screen.
 */
const unnamedRouter: Plugin = {
  name: 'lotline:unnamed-router',
  apply: 'build',
  transform: {
    filter: { id: /\/react-router\/dist\/production\// },
    handler: (code) => ({
      code: code
        .replaceAll(/^\w+\.displayName = "\w+";$/gm, '')
        .replaceAll(/= (React\$1\.(?:forwardRef|createContext)\()/g, '= /* @__PURE__ */ $1'),
      map: null,
    }),
  },
};

export default defineConfig({
  define: { 'import.meta.env.VITE_VERSION': JSON.stringify(version) },
  plugins: [
    unnamedRouter,
    react(),
    lingui(),
    babel({ presets: [linguiTransformerBabelPreset()] }),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'sw',
      filename: 'sw.ts',
      // The page registers it itself, through its Trusted Types policy.
      injectRegister: false,
      manifest: false,
      injectManifest: {
        globPatterns: ['**/*.{html,js,css,wasm,woff2,svg,png,webmanifest}'],
        // The kill switch is read from the server, or it could not stop a worker that serves it from the cache.
        globIgnores: ['sw-off.txt', 'sw.js'],
        maximumFileSizeToCacheInBytes: 8_000_000,
      },
    }),
  ],
  // Its package offers bundlers the build for ES5; the browsers we run in take the modern one, a tenth smaller.
  resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
  worker: { format: 'es', plugins: () => [] },
  build: {
    target: ['chrome109', 'safari17'],
    outDir: 'dist',
    // Data URLs in script or style would need holes in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What changes seldom keeps its hash from version to version, and is not loaded again.
            {
              name: 'vendor',
              test: /node_modules\/(?:react|react-dom|scheduler|react-router|dexie|@lingui|@noble(?!\/hashes\/hmac)|canonicalize|zustand)\//,
            },
            // They grow with every screen, the code of the first screen does not.
            { name: 'words', test: /languages\/en\.po/ },
            // What the first screen waits for, and not one module more.
            { name: 'app', tags: ['$initial'] },
            // What comes later is few parts, each of what is wanted together, so that no screen asks for twenty. The lighter
            // ones go first: a group takes along what its modules lean on.
            // The maker of QR codes comes with the screens that show one.
            {
              name: 'ui',
              test: /src\/(?:ui\/(?!qr-code)|features\/(?:use-scans|role-words|people\/people.module|badge-step|pin-words|use-pin|goods\/unanswered))|@tabler\/icons-react/,
            },
            { name: 'schema', test: /typebox\/build\/(?:type|guard|system)\// },
            // Home counts by it what expires, on its own tile.
            {
              name: 'catalogue',
              test: /src\/(?:domain\/(?:base|catalogue|stock\/(?:rows|expiry))|features\/(?:expiry-count|where|use-today))/,
            },
            // What a code means, on whatever screen it is scanned.
            {
              name: 'meaning',
              test: /src\/(?:domain\/(?:barcode|people\/badge|making\/hand-over)|features\/(?:meaning|read-scan|reading-words|take-badge|order-path))/,
            },
            { name: 'value', test: /node_modules\/typebox\// },
            // Loaded when the first screen stands: the rules, and what talks with the server by them.
            {
              name: 'rules',
              test: /src\/(?:domain\/(?!trace|numbering\/import|making\/(?:proposal|for-approval|batch-faults))|data\/(?:rules|replica\/take-in|replica\/packed\/repack|journal\/sound)|sync\/(?:exchange|answer|counter))/,
            },
            { name: 'floor', test: /src\/(?:features|scan|data|sync)\//, minShareCount: 3 },
            // What only the screens of one room share.
            {
              name: (id) => /src\/features\/([\w-]+)\/(?!.*-screen)/.exec(id)?.[1] ?? null,
              minShareCount: 2,
            },
          ],
        },
      },
    },
  },
});
