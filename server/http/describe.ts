import type { SwaggerTransform } from '@fastify/swagger';
import type { FastifySchema, RouteOptions } from 'fastify';
import type { Access } from './fastify.ts';
import { cookieName } from './guard.ts';

/** Who may call a route, in the words of whoever reads the document. */
const accessWords: Readonly<Record<Access, string>> = {
  anyone: 'Open to anyone.',
  local: "For the server's own machine, or whoever has the printed code.",
  device: 'For any device of the plant.',
  'revoked-too': 'For any device of the plant, also one that was taken out of service.',
  person: 'For somebody who signed in with a PIN.',
  supervisor: 'For supervisors and administrators.',
  administrator: 'For administrators who signed in with a PIN.',
};

/** The document of the API: what there is, who may ask it, and which token opens it. */
export const description = {
  openapi: '3.1.0',
  info: {
    title: 'Lotline',
    version: '1',
    description:
      'What devices and other programs say to this server. Other programs send a token that an administrator makes on the page of other programs; it opens the routes that name its scope (`read`, `orders`, `import`), in the name of a person whose rights limit it. Every error is `{ code, message }`.',
  },
  tags: [
    { name: 'Other programs', description: 'Open to tokens, too.' },
    { name: 'The app', description: 'Between the app on a device and its server.' },
  ],
  components: {
    securitySchemes: {
      device: {
        type: 'apiKey' as const,
        in: 'cookie' as const,
        name: cookieName,
        description: 'The session of a device, opened with its key.',
      },
      token: {
        type: 'http' as const,
        scheme: 'bearer',
        description: '`Authorization: Bearer lotline_…`',
      },
    },
  },
};

/** Adds to each route what its guard asks for, so that the two can never say different things. */
export const describeRoute = (({
  schema,
  url,
  route,
}: {
  schema: FastifySchema;
  url: string;
  route: RouteOptions;
}) => {
  const { access = 'anyone', scope } = route.config ?? {};
  const isOpen = access === 'anyone' || access === 'local';
  const said = scope ? `${accessWords[access]} Tokens with the scope \`${scope}\`.` : accessWords[access];
  return {
    url,
    schema: {
      ...schema,
      description: said,
      tags: [scope ? 'Other programs' : 'The app'],
      security: isOpen ? [] : [{ device: [] }, ...(scope ? [{ token: [scope] }] : [])],
    },
  };
}) as SwaggerTransform;
