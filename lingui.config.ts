import { defineConfig } from '@lingui/conf';

/** `pseudo` is for tests: a text that does not change under it was never translated. */
export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'de', 'pseudo'],
  pseudoLocale: 'pseudo',
  fallbackLocales: { default: 'en' },
  catalogs: [{ path: 'src/app/languages/{locale}', include: ['src/ui', 'src/features', 'src/app'] }],
});
