/** The arrows of docs/architecture.md. `tests/layers.mjs` runs this and fails when it read no module. */
const not = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const layer = (path, pathNot) => (pathNot ? { path, pathNot } : { path });

export default {
  forbidden: [
    not('no-cycle', 'A cycle of values has no first part to read', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
    not('domain-is-pure', 'The rule book leans on nothing of ours', layer('^src/domain', '\\.test\\.ts$|dictionary/'), { path: '^(src/(?!domain)|server|sw|tests)' }),
    not('domain-no-node', 'The rule book runs on the device and on the server', layer('^src/domain', '\\.test\\.ts$|dictionary/'), { dependencyTypes: ['core'] }),
    not('domain-packages', 'Only pure packages', layer('^src/domain', '\\.test\\.ts$|dictionary/'), { path: 'node_modules/', pathNot: 'node_modules/(typebox|@noble/hashes|canonicalize)/' }),
    not('data-sync-scan-below-features', 'Stores, sync and scanning know no screen', layer('^src/(data|sync|scan)/', '\\.test\\.ts$'), { path: '^(src/(features|app|ui)|server|tests)' }),
    not('data-below-sync', 'Storage knows neither network nor scanner', layer('^src/data/', '\\.test\\.ts$'), { path: '^src/(sync|scan)/' }),
    not('scan-alone', 'A scanner source knows neither storage nor network', layer('^src/scan/', '\\.test\\.ts$'), { path: '^src/(sync|data)/' }),
    not('ui-knows-nothing', 'Primitives know no domain state, no router and no storage', layer('^src/ui/', '\\.test\\.tsx?$'), { path: '^(src/(data|sync|scan|features|app)|server|tests)|node_modules/(react-router|zustand|dexie)' }),
    not('features-below-app', 'A job does not know the house it stands in', layer('^src/features/', '\\.test\\.tsx?$'), { path: '^(src/app|server|tests)' }),
    not('features-apart', 'A job never leans on another job; what several do with goods stands in features/goods', { path: '^src/features/([^/]+)/', pathNot: '\\.test\\.tsx?$' }, { path: '^src/features/([^/]+)/', pathNot: '^src/features/($1|goods)/' }),
    not('operations-apart', 'An operation never leans on another operation', { path: '^src/domain/operations/([^/]+)/', pathNot: '\\.test\\.ts$' }, { path: '^src/domain/operations/([^/]+)/', pathNot: '^src/domain/operations/$1/' }),
    not('src-never-server', 'The app never sees the server', layer('^src/', '\\.test\\.tsx?$'), { path: '^server' }),
    not('server-sees-domain-only', 'The server shares the rule book and nothing else', layer('^server/', '\\.test\\.ts$'), { path: '^(src/(?!domain)|sw|tests)' }),
    not('nothing-imports-tests', 'Tests are leaves', layer('^(src|sw|server)/', '\\.test\\.tsx?$'), { path: '^tests/' }),
    not('sw-arrows', 'The service worker leans on sync, data and domain', layer('^sw/'), { path: '^(src/(features|app|ui|scan)|server|tests)' }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    exclude: { path: '\\.cache/|dist/' },
  },
};
