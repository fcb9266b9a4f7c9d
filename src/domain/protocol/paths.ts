/** Where device and server meet. Every path is below one prefix, so that the service worker can tell them from pages. */
export const apiPrefix = '/api/v1';

export const paths = {
  /** POST EnrolRequest -> Enrolment */
  enrol: '/api/v1/enrol',
  /** POST ChallengeRequest -> Challenge */
  challenge: '/api/v1/session/challenge',
  /** POST SessionRequest -> Session, and the cookie */
  session: '/api/v1/session',
  /** POST PushRequest -> PushResponse; 409 Conflict */
  push: '/api/v1/push',
  /** GET ?cursor=&limit= -> PullResponse; 410 when the cursor fits no more */
  pull: '/api/v1/pull',
  /** POST BlocksRequest -> BlocksResponse */
  blocks: '/api/v1/blocks',
  /** GET, server-sent events: data {"version": n} */
  events: '/api/v1/events',
  /** GET -> Inbox */
  inbox: '/api/v1/inbox',
  /** GET -> Devices */
  devices: '/api/v1/devices',
  /** POST InviteRequest -> Invitation; administrators */
  invite: '/api/v1/devices/invite',
  /** POST -> Invitation: a forked device asks to join anew, as the same person */
  again: '/api/v1/devices/again',
  /** POST -> Done; administrators. `:device` is an id */
  revoke: '/api/v1/devices/:device/revoke',
  /** POST ResumeLeases -> Done; administrators, after the server was set back to a backup */
  resumeLeases: '/api/v1/blocks/resume',
  /** GET -> Prometheus text; from the server's own machine */
  metrics: '/api/v1/metrics',
  /** GET -> SetupState; POST SetupRequest -> Enrolment, with the link that the first start printed */
  setup: '/api/v1/setup',
  /** POST SignInRequest -> SignedIn, and the person's cookie */
  signIn: '/api/v1/people/sign-in',
  /** POST -> Done; the device stays, the person goes */
  signOut: '/api/v1/people/sign-out',
  /** GET -> Who */
  who: '/api/v1/people/who',
  /** POST ChangePin -> Done; one's own, with the old one */
  changePin: '/api/v1/people/change-pin',
  /** GET -> People; POST PersonEdit -> PersonInfo, makes or changes */
  people: '/api/v1/people',
  /** POST -> Done; administrators. `:person` is an id */
  erasePerson: '/api/v1/people/:person/erase',
  /** POST GivePin -> Done; administrators */
  givePin: '/api/v1/people/:person/pin',
  /** POST -> Done; supervisors: wrong PINs are forgiven */
  unlock: '/api/v1/people/:person/unlock',
  /** GET ?after= -> Audit; administrators */
  audit: '/api/v1/audit',
  /** POST DeviceStatus -> Done */
  deviceStatus: '/api/v1/device-status',
  /** POST -> Done; a device that was told to wipe itself has done so */
  wiped: '/api/v1/device-wiped',
  /** POST RenameDevice -> Done; supervisors */
  renameDevice: '/api/v1/devices/:device/rename',
  /** POST -> Done; administrators: revoked, and emptied at its next contact */
  wipeDevice: '/api/v1/devices/:device/wipe',
  /** POST -> EnrolmentCode; supervisors: this device is broken, its person gets another */
  replaceDevice: '/api/v1/devices/:device/replace',
  /** POST BlocksHeld -> Done; after a restore */
  blocksHeld: '/api/v1/blocks/held',
  /** GET -> LeaseState; supervisors */
  leases: '/api/v1/blocks/leases',
  /** POST -> Done; supervisors: the device will not come back, its blocks are passed over */
  writeOffBlocks: '/api/v1/devices/:device/write-off',
  /** GET -> Tokens; POST NewToken -> MadeToken; administrators */
  tokens: '/api/v1/tokens',
  /** POST -> Done */
  revokeToken: '/api/v1/tokens/:token/revoke',
  /** POST OpenOrderRequest -> OpenOrderAnswer; for machines */
  orders: '/api/v1/orders',
  /** POST, the file itself as the body -> Import. `:table` is a TableName */
  stageImport: '/api/v1/import/:table',
  /** GET -> Import */
  import: '/api/v1/imports/:id',
  /** POST -> Import; goes on by itself, GET tells how far it is */
  commitImport: '/api/v1/imports/:id/commit',
  /** POST -> Import as it stood; nothing of it is changed, unless it says done */
  cancelImport: '/api/v1/imports/:id/cancel',
  /** GET -> CSV or XLSX. `:file` is "products.csv" */
  export: '/api/v1/export/:file',
  /** GET -> CSV or XLSX with the columns and an example */
  template: '/api/v1/template/:file',
  /** GET ?direction=&from= -> TraceAnswer. `:kind` is a TraceKind other than place */
  trace: '/api/v1/trace/:kind/:id',
  /** GET ?before= -> MovesAnswer. `:kind` is a TraceKind */
  moves: '/api/v1/moves/:kind/:id',
  openapi: '/api/openapi.json',
  /** GET -> Health */
  health: '/api/v1/health',
  /** GET -> Demo; on a demo database only */
  demo: '/api/v1/demo',
} as const;
