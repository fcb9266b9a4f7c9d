import type { CompanyId, PersonId } from '#domain/base/ids.ts';
import { type Result, err, ok } from '#domain/base/result.ts';
import type { Intent } from '#domain/operations/registry.ts';
import {
  type Import,
  type ImportFault,
  type TableName,
  faultsShown,
} from '#domain/protocol/exchange-messages.ts';
import type { PersonIntent, PlannedIntent } from '#domain/records/exchange/table.ts';
import { tables } from '#domain/records/exchange/tables.ts';
import { randomId } from '../authority/random-id.ts';
import type { ServerDeps } from '../deps.ts';
import { record } from '../people/audit.ts';
import { changeRows } from '../people/change.ts';
import { putPerson } from '../people/people.ts';
import type { Queries } from '../storage/db.ts';
import { type CarriedOut, type Errand, carryOut } from './carry-out.ts';
import { readFile } from './in-thread.ts';
import { findAll } from './known.ts';
import { type AnyPlanned, planOf } from './plan.ts';
import { dropStage, keepStage, readCells, readStage, settleStage } from './stage.ts';
import { moveIn, moveWhatIsLeft } from './write-ahead.ts';

export interface Imports {
  /** Reads a file and says what it would change. Throws `Unreadable`. */
  stage(errand: Errand, actor: string, table: TableName, file: Uint8Array): Promise<Import>;
  look(company: CompanyId, id: string): Promise<Import | undefined>;
  /** Begins to carry it out and answers at once; the same again answers how far it is. */
  commit(errand: Errand, actor: string, id: string): Promise<Result<Import, 'unknown-import' | 'not-clean'>>;
  /**
   * Stops what is under way and drops the list: nothing of it has been changed. Too late once it is in force: then the
   * answer says so.
   */
  cancel(company: CompanyId, id: string): Promise<Import | undefined>;
  /** For tests and for the end of the server: when nothing is under way any more. */
  settled(): Promise<void>;
}

/** Somebody thought better of it while the rules were still looking at the lines. */
class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

/** A list that somebody keeps changing under is looked at anew so often, and then refused. */
const tries = 4;

/** @param tell whoever listens for new versions */
export function createImports(deps: ServerDeps, tell: (company: string, version: number) => void): Imports {
  const underWay = new Map<string, { done: number; stop: boolean; readonly end: Promise<void> }>();

  /** Whoever reads sees it whole already, so nobody waits for it. */
  const left = moveWhatIsLeft(deps).catch((error: unknown) =>
    deps.log('error', 'import-left-behind', { message: (error as Error).message }),
  );

  async function look(company: CompanyId, id: string): Promise<Import | undefined> {
    // Asked first: what ends while the stage is read is then told as under way once more, never as not begun.
    const running = underWay.get(`${company}/${id}`);
    const stage = await deps.db.snapshot((tx) => readStage(tx, company, id, deps.clock()));
    return stage && running ? { ...stage, state: 'carrying-out', done: running.done } : stage;
  }

  return {
    async stage(errand, actor, table, file) {
      const cells = await readFile(file);
      const found = await findAll(deps.db, errand, tables[table].finds, deps.clock());
      const plan = await planOf(table, cells.rows, found);
      return keepStage(deps, errand.company, actor, table, cells, plan);
    },
    look,
    async commit(errand, actor, id) {
      const { company } = errand;
      const stage = await look(company, id);
      if (!stage) return err('unknown-import');
      if (stage.state === 'done' || stage.state === 'carrying-out') return ok(stage);
      if (!stage.clean) return err('not-clean');
      const place = `${company}/${id}`;
      const progress = { done: 0, stop: false, end: Promise.resolve() };
      const run = async () => {
        try {
          const version = await carryOutStage(deps, errand, actor, stage, (done) => {
            progress.done = done;
            if (progress.stop) throw new Cancelled();
          });
          if (version === null) return;
          tell(company, version);
          await moveIn(deps.db, company);
        } catch (error) {
          if (!(error instanceof Cancelled))
            deps.log('error', 'import-failed', { import: id, message: (error as Error).message });
        } finally {
          underWay.delete(place);
        }
      };
      underWay.set(place, progress);
      progress.end = run();
      return ok({ ...stage, state: 'carrying-out', done: 0 });
    },
    async cancel(company, id) {
      const running = underWay.get(`${company}/${id}`);
      if (running) {
        running.stop = true;
        await running.end;
      }
      const stage = await look(company, id);
      if (stage?.state === 'staged') await deps.db.transaction((tx) => dropStage(tx, company, id));
      return stage;
    },
    async settled() {
      await Promise.all([left, ...[...underWay.values()].map(({ end }) => end)]);
    },
  };
}

/** @returns the version that it came into force with; null when it was refused */
async function carryOutStage(
  deps: ServerDeps,
  errand: Errand,
  actor: string,
  stage: Import,
  progress: (done: number) => void,
): Promise<number | null> {
  const { company } = errand;
  const rows = await deps.db.snapshot((tx) => readCells(tx, company, stage.id));
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const found = await findAll(deps.db, errand, tables[stage.table].finds, deps.clock());
    const plan = await planOf(stage.table, rows, found);
    const now: Import = {
      ...stage,
      changes: plan.changes.length,
      unchanged: plan.unchanged,
      counts: plan.counts,
    };
    if (!plan.clean) {
      const { faults, faultCount, tableFaults } = plan;
      return refuse(deps, company, {
        ...now,
        faults: [...faults],
        faultCount,
        tableFaults: [...tableFaults],
      });
    }
    const also = async (tx: Queries, version: number) => {
      await settleStage(tx, company, { ...now, state: 'done', done: now.changes, faults: [], version });
      await record(tx, company, deps.clock(), {
        actor,
        what: 'imported',
        subject: stage.id,
        fields: [stage.table, String(now.changes)],
      });
    };
    const carried =
      stage.table === 'people'
        ? await carryOutPeople(deps, errand, plan.changes, also)
        : await carryOut(
            deps,
            errand,
            found,
            stage.id,
            plan.changes as PlannedIntent<Intent>[],
            progress,
            also,
          );
    if (carried.kind === 'done') return carried.version;
    if (carried.kind === 'refused')
      return refuse(deps, company, { ...now, faults: [...carried.faults], faultCount: carried.faultCount });
  }
  const fault: ImportFault = { line: 1, column: '', code: 'changed-meanwhile', args: {} };
  return refuse(deps, company, { ...stage, faults: [fault], faultCount: 1 });
}

async function refuse(deps: ServerDeps, company: CompanyId, stage: Import): Promise<null> {
  await deps.db.transaction((tx) =>
    settleStage(tx, company, { ...stage, state: 'refused', done: 0, version: null }),
  );
  return null;
}

/** People are no operations; the same rules, in one transaction. */
async function carryOutPeople(
  deps: ServerDeps,
  { company, person: actor }: Errand,
  changes: readonly AnyPlanned[],
  also: (tx: Queries, version: number) => Promise<void>,
): Promise<CarriedOut> {
  const { result, version } = await changeRows(deps, company, async (change) => {
    const faults: ImportFault[] = [];
    for (const { intent, lines } of changes as readonly PlannedIntent<PersonIntent>[]) {
      const id = intent.payload.id ?? (randomId(deps) as PersonId);
      const put = await putPerson(change, actor, { ...intent.payload, id, roles: [...intent.payload.roles] });
      if (!put.ok)
        faults.push({ line: lines[0] ?? 1, column: '', code: put.error.code, args: { ...put.error.args } });
    }
    if (faults.length > 0) return err(faults);
    const { tx, counter, desk } = change;
    await also(tx, counter.version + (desk.draft.written.size > 0 ? 1 : 0));
    return ok(null);
  });
  if (!result.ok)
    return {
      kind: 'refused',
      faults: result.error.slice(0, faultsShown),
      faultCount: result.error.length,
    };
  return { kind: 'done', version };
}
