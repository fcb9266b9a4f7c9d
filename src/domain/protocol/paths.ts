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
  openapi: '/api/openapi.json',
  /** GET -> Health */
  health: '/api/v1/health',
  /** GET -> Demo; on a demo database only */
  demo: '/api/v1/demo',
} as const;
