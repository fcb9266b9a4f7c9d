import { useLingui } from '@lingui/react/macro';
import type { OperationId } from '#domain/base/ids.ts';
import { contentHash, producedBy, producedKeys } from '#domain/making/content.ts';
import { handOverText } from '#domain/making/hand-over.ts';
import { found } from '#domain/stock/view.ts';
import { CodeText } from '../../../ui/code-text.tsx';
import { QrCode } from '../../../ui/qr-code.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { useAsked, useFloor } from '../../floor.tsx';
import { loadView } from '../../goods/load-view.ts';
import type { FlowContext } from '../flow-context.ts';
import type { MakingPage } from '../load-order.ts';

interface Props {
  readonly operation: OperationId;
  readonly page: MakingPage;
  readonly context: FlowContext;
}

/** [APR-6] What a supervisor's tablet scans, without any network, to see this batch and to sign for exactly its content. */
export function HandOverSheet({ operation, page, context }: Props) {
  const { t } = useLingui();
  const { world } = useFloor();
  const asked = useAsked(async () => {
    const view = await loadView(world, (each) => producedKeys(operation, each));
    const row = found(view, 'operation', operation);
    if (!row) return null;
    const produced = producedBy(row, view).filter(({ approval }) => approval === 'waiting');
    const names = produced.map(({ lot }) => (lot ? (found(view, 'lot', lot)?.name ?? '') : ''));
    const [first] = produced;
    const by = await world.get('person', row.actor);
    const hash = contentHash(produced);
    const text = handOverText({
      operation,
      hash,
      order: first?.order.making?.root?.reference ?? page.order.reference,
      product: page.product?.name ?? '',
      units: produced.length,
      first: names[0] ?? '',
      last: names.at(-1) ?? '',
      by: by?.name ?? '',
    });
    return {
      text,
      digits: hash.slice(0, 8),
      count: produced.length,
      first: names[0] ?? '',
      last: names.at(-1) ?? '',
    };
  }, [operation]);
  const said = asked.state === 'here' ? asked.value : null;
  return (
    <Sheet
      title={t`Hand-over code`}
      note={t`A supervisor scans it with the tablet and signs there, offline too.`}
      onClose={() => context.question.set(null)}
    >
      {said && (
        <>
          <QrCode text={said.text} label={t`Hand-over code of ${page.order.reference}`} />
          <p>
            {said.count > 1
              ? t`${said.count} units: ${said.first} to ${said.last}`
              : `${page.product?.name ?? ''} ${said.first}`}
          </p>
          <p>
            {t`Check digits of the content:`} <CodeText>{said.digits}</CodeText>
          </p>
        </>
      )}
    </Sheet>
  );
}
