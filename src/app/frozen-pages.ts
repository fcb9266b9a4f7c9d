/**
 * Ends pages of this app that the browser keeps frozen in its back-forward cache. A page frozen there in the middle of
 * opening the database, or with the append lock in its hands, keeps it for itself for ever, and the page that the person
 * looks at cannot start (seen in Chromium 156, one start in seven when the first page was left at once). A frozen page
 * may not hear messages: the browser throws it away when one comes for it, and with it all that it held.
 */
export function endFrozenPages(page: Window & typeof globalThis): void {
  const channel = new page.BroadcastChannel('lotline-pages');
  // Only a page that listens is thrown away.
  channel.addEventListener('message', () => undefined);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target origin
  channel.postMessage('here');
  page.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) page.location.reload();
  });
}
