import type { App } from '../http/fastify.ts';

export interface Trust {
  /** PEM of the authority. */
  readonly authority: string;
  readonly fingerprint: string;
}

const style = `body{font:18px/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}
a.get{display:block;padding:1rem;text-align:center;background:#0b5;color:#000;border-radius:.5rem;font-weight:bold}
code{font-size:.9rem;overflow-wrap:anywhere}`;

/** How a handheld comes to trust this server; plain enough to be read before anything else works. */
const page = ({ fingerprint }: Trust): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Trust this server</title><link rel="stylesheet" href="/trust.css"></head><body>
<h1>Trust this server</h1>
<p>Handhelds talk to this server over an encrypted connection. Its certificate was made on the server itself, so each
handheld has to be told once that it may be trusted. Until then the browser warns you; for this page alone, choose
&ldquo;Advanced&rdquo; and go on.</p>
<p><a class="get" href="/trust/lotline-authority.crt" download>Get the certificate</a></p>
<p>Compare before you install it. The server's screen shows the same:<br><code>${fingerprint}</code></p>
<h2>Android</h2>
<p>Settings, Security, More security settings, Encryption and credentials, Install a certificate, CA certificate. Choose
the file you got. Then open the app's address again.</p>
<h2>iPhone and iPad</h2>
<p>Open the file and allow the profile. Settings, General, VPN and device management: install it. Then Settings, General,
About, Certificate trust settings: switch it on.</p>
<h2>Windows, macOS, Linux</h2>
<p>Open the file and add it to the trusted root authorities, or import it in the browser's own settings.</p>
<p>The certificate is good for this server only, and its key never leaves the server's folder. Remove it from the
handheld when you stop using this server.</p>
</body></html>
`;

/** On the app's own address, where the browser warns; and alone on a plain one, for handhelds that let nobody go on. */
export function trustRoutes(app: Pick<App, 'get'>, trust: Trust): void {
  app.get('/trust', async (_, reply) => reply.type('text/html; charset=utf-8').send(page(trust)));
  app.get('/trust.css', async (_, reply) => reply.type('text/css; charset=utf-8').send(style));
  app.get('/trust/lotline-authority.crt', async (_, reply) =>
    reply
      .type('application/x-x509-ca-cert')
      .header('content-disposition', 'attachment; filename="lotline-authority.crt"')
      .send(trust.authority),
  );
}
