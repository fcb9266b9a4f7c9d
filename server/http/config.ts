import type { CompanyId } from '#domain/base/ids.ts';
import type { ServerDeps } from '../deps.ts';
import type { Trust } from '../lan/trust-page.ts';

/** What the HTTP layer needs beside the server itself; everything has a default that suits a server in memory. */
export interface AppOptions {
  /** Origins of the app itself, "http://localhost:5180": other ones may read and write nothing. */
  readonly origins?: readonly string[];
  /** Folder of the built app; none is served without it. */
  readonly dist?: string | null;
  /** The company of a demo database, and the code that lets other machines see its demo page. */
  readonly demo?: { readonly company: CompanyId; readonly code: string } | null;
  /** Requests a minute for one device, and for one address without a session; null: no limit. */
  readonly perMinute?: { readonly device: number; readonly stranger: number } | null;
  /** Turn away with 503 when the machine can't keep up. */
  readonly shedLoad?: boolean;
  readonly tls?: { readonly cert: string; readonly key: string } | null;
  /** The authority of a certificate that was made here, for the page that explains how to trust it. */
  readonly trust?: Trust | null;
}

export interface AppDeps extends ServerDeps, Required<AppOptions> {}

export const withDefaults = (deps: ServerDeps & AppOptions): AppDeps => ({
  origins: [],
  dist: null,
  demo: null,
  perMinute: null,
  shedLoad: false,
  tls: null,
  trust: null,
  ...deps,
});
