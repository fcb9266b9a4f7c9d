import type { CompanyId, DeviceId } from '#domain/base/ids.ts';
import type { Body } from '#domain/protocol/body.ts';
import type { Inbox } from '#domain/protocol/office.ts';
import type { Outcome } from '#domain/protocol/outcome.ts';
import type { ServerDeps } from '../deps.ts';

const atOnce = 200;

interface InboxRow {
  readonly body: string;
  readonly outcome: string;
  readonly received_at: number;
  readonly contested: number;
  readonly device: DeviceId;
  readonly short: string;
  readonly name: string;
}

/** [X04] What waits for a person, oldest first: nothing that was not taken is out of sight. */
export async function readInbox(deps: ServerDeps, company: CompanyId): Promise<Inbox> {
  const rows = await deps.db.snapshot((tx) =>
    tx.many<InboxRow>(
      `select o.body, o.outcome, o.received_at, 0 as contested, d.id as device, d.short, d.name
       from operation o join device d on d.company = o.company and d.id = o.device
       where o.company = $1 and o.open = 1
       union all
       select c.body, c.outcome, c.received_at, 1 as contested, d.id as device, d.short, d.name
       from contested c join device d on d.company = c.company and d.id = c.device
       where c.company = $1
       order by 3, 1 limit $2`,
      [company, atOnce + 1],
    ),
  );
  const items = rows.slice(0, atOnce).map(({ device, short, name, ...row }) => ({
    body: JSON.parse(row.body) as Body,
    outcome: JSON.parse(row.outcome) as Outcome,
    device: { id: device, short, name },
    receivedAt: row.received_at,
    contested: row.contested === 1,
  }));
  return { items, more: rows.length > atOnce };
}
