/** The one Trusted Types policy of the app: it lets through our own worker and service worker files and nothing else. */
const allowed = /^\/(?:assets\/[\w.-]+\.js|sw\.js)$/;

const check = (url: string): string => {
  const { origin, pathname } = new URL(url, location.origin);
  if (origin !== location.origin || !allowed.test(pathname))
    throw new TypeError(`Not a script of ours: ${url}`);
  return pathname;
};

interface Policy {
  createScriptURL(url: string): string;
}

let policy: Policy | undefined;

/** A script address that `new Worker` and `serviceWorker.register` take where Trusted Types are enforced. */
export function trustedScript(url: string): string {
  const types = (globalThis as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } })
    .trustedTypes;
  // Browsers without Trusted Types get the same check.
  policy ??= types ? types.createPolicy('app', { createScriptURL: check }) : { createScriptURL: check };
  return policy.createScriptURL(url);
}
