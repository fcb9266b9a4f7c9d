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
              test: /node_modules\/(?:react|react-dom|scheduler|react-router|dexie|@lingui|@noble|canonicalize|zustand)\//,
            },
            // They grow with every screen, the code of the first screen does not.
            { name: 'words', test: /languages\/en\.po/ },
            // The maker of QR codes comes with the screens that show one.
            { name: 'ui', test: /src\/ui\/(?!qr-code)|createReactComponent/ },
          ],
        },
      },
    },
  },
});
