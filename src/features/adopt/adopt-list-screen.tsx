import { IconHash, IconTags } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useNavigate, useSearchParams } from 'react-router';
import type { ProductId } from '#domain/base/ids.ts';
import { CodeText } from '../../ui/code-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useAsked, useFloor, useFormat } from '../floor.tsx';
import { scannedOf } from '../goods/scanned.ts';
import { useScans } from '../use-scans.ts';
import { AdoptScreen } from './adopt-screen.tsx';
import { allUnnumbered } from './load-adopt.ts';

/** [T10, T11] Which goods have no number yet? */
export function AdoptStart() {
  const [query] = useSearchParams();
  const product = query.get('product');
  return product === null ? <AdoptList /> : <AdoptScreen key={product} productId={product as ProductId} />;
}

function AdoptList() {
  const { t } = useLingui();
  const floor = useFloor();
  const format = useFormat();
  const navigate = useNavigate();
  const asked = useAsked(() => allUnnumbered(floor.world), []);
  const list = asked.state === 'here' ? asked.value : null;
  useScans(async (scan) => {
    const products = list?.map(({ product }) => product.id) ?? [];
    const scanned = await scannedOf(floor, scan, { products });
    if (scanned.kind !== 'goods') return false;
    void navigate(`/adopt?product=${scanned.draft.product.id}`);
    return true;
  });
  return (
    <Screen title={t`Give numbers`} note={t`Which goods?`} back="/">
      {list?.length === 0 && (
        <Empty
          icon={<IconTags size={56} aria-hidden="true" />}
          title={t`Everything that needs a number has one`}
        />
      )}
      {list && list.length > 0 && (
        <Rows label={t`Goods without a number`}>
          {list.map(({ product, total }) => (
            <Row
              key={product.id}
              tone="wait"
              lead={<IconHash size={32} aria-hidden="true" />}
              title={product.name}
              note={
                <>
                  <CodeText>{format.amount(total, product.unit)}</CodeText> {t`without a number`}
                </>
              }
              onPress={() => void navigate(`/adopt?product=${product.id}`)}
            />
          ))}
        </Rows>
      )}
    </Screen>
  );
}
