import { Type } from 'typebox';
import { NameSchema, strict } from '#domain/base/schema.ts';
import {
  ImportSchema,
  type TableName,
  TableNameSchema,
  maxImportBytes,
} from '#domain/protocol/exchange-messages.ts';
import { ErrorSchema } from '#domain/protocol/messages.ts';
import { paths } from '#domain/protocol/paths.ts';
import { tables } from '#domain/records/exchange/tables.ts';
import { Unreadable } from '../exchange/cells-of.ts';
import { exportTable, templateOf } from '../exchange/export.ts';
import type { Format } from '../exchange/file-of.ts';
import { createImports } from '../exchange/imports.ts';
import type { AppDeps } from '../http/config.ts';
import { Refused } from '../http/errors.ts';
import type { Feed } from '../http/feed.ts';
import type { App } from '../http/fastify.ts';
import { type Asker, askerIn } from '../http/guard.ts';
import { readPerson } from '../people/check-pin.ts';
import { answers } from './answers.ts';

const FileSchema = Type.Object({ file: Type.String({ pattern: '^[a-z-]{1,40}\\.(csv|xlsx)$' }) }, strict);
const IdSchema = Type.Object({ id: NameSchema }, strict);
const mediaTypes: Record<Format, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** [X13] The plant's lists come in and go out as CSV and XLSX. */
export function exchangeRoutes(app: App, deps: AppDeps, feed: Feed): void {
  const imports = createImports(deps, (company, version) => feed.tell(company, version));
  app.addHook('onClose', () => imports.settled());

  app.post(
    paths.stageImport,
    {
      config: { access: 'administrator', scope: 'import', file: maxImportBytes },
      bodyLimit: maxImportBytes,
      schema: {
        params: Type.Object({ table: TableNameSchema }, strict),
        response: answers(ImportSchema, [401, 403, 413, 415]),
      },
    },
    async ({ caller, machine, body, params }) => {
      const asker = askerIn({ caller, machine });
      await refuseOthers(deps, asker);
      if (!Buffer.isBuffer(body) || body.length === 0)
        throw new Refused(400, { code: 'no-file', message: 'Send the file itself as the body' });
      try {
        return await imports.stage(asker, asker.actor, params.table, body);
      } catch (error) {
        if (error instanceof Unreadable) throw new Refused(400, { code: error.code, message: error.message });
        throw error;
      }
    },
  );
  app.get(
    paths.import,
    {
      config: { access: 'administrator', scope: 'import' },
      schema: { params: IdSchema, response: answers(ImportSchema, [401, 403, 404]) },
    },
    async ({ caller, machine, params }) => {
      const stage = await imports.look(askerIn({ caller, machine }).company, params.id);
      if (!stage) throw unknownImport();
      return stage;
    },
  );
  app.post(
    paths.commitImport,
    {
      config: { access: 'administrator', scope: 'import' },
      schema: {
        params: IdSchema,
        response: answers(ImportSchema, [401, 403, 404], { 409: ErrorSchema }),
      },
    },
    async ({ caller, machine, params }) => {
      const asker = askerIn({ caller, machine });
      await refuseOthers(deps, asker);
      const begun = await imports.commit(asker, asker.actor, params.id);
      if (begun.ok) return begun.value;
      if (begun.error === 'unknown-import') throw unknownImport();
      throw new Refused(409, {
        code: 'not-clean',
        message: 'The list has faults: put them right and bring it in again',
      });
    },
  );
  app.post(
    paths.cancelImport,
    {
      config: { access: 'administrator', scope: 'import' },
      schema: { params: IdSchema, response: answers(ImportSchema, [401, 403, 404]) },
    },
    async ({ caller, machine, params }) => {
      const asker = askerIn({ caller, machine });
      await refuseOthers(deps, asker);
      const stage = await imports.cancel(asker.company, params.id);
      if (!stage) throw unknownImport();
      return stage;
    },
  );
  for (const [path, write] of [
    [
      paths.export,
      (asker: Asker, table: TableName, format: Format) => exportTable(deps.db, asker.company, table, format),
    ],
    [paths.template, (_: Asker, table: TableName, format: Format) => templateOf(table, format)],
  ] as const)
    app.get(
      path,
      {
        config: { access: 'supervisor', scope: 'read' },
        schema: { params: FileSchema, response: answers(Type.Unknown(), [401, 403, 404]) },
      },
      async (request, reply) => {
        const { file } = request.params;
        const [name = '', format] = file.split('.') as [string, Format];
        if (!Object.hasOwn(tables, name))
          throw new Refused(404, { code: 'unknown-list', message: 'There is no such list' });
        const bytes = await write(askerIn(request), name as TableName, format);
        return reply
          .type(mediaTypes[format])
          .header('content-disposition', `attachment; filename="${file}"`)
          .send(Buffer.from(bytes));
      },
    );
}

/** A machine brings lists in for an administrator, or not at all. */
async function refuseOthers(deps: AppDeps, { company, person }: Asker): Promise<void> {
  const row = await deps.db.snapshot((tx) => readPerson(tx, company, person));
  if (!row?.roles.includes('administrator'))
    throw new Refused(403, { code: 'not-allowed', message: 'Only for administrators' });
}

const unknownImport = () =>
  new Refused(404, { code: 'unknown-import', message: 'There is no such list, or it was dropped' });
