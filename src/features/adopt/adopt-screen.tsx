import {
  IconClipboardList,
  IconHash,
  IconListNumbers,
  IconMapPin,
  IconSparkles,
  IconTag,
} from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { ProductId } from '#domain/base/ids.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Choice, Choices } from '../../ui/choice.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useFormat } from '../floor.tsx';
import { keyOf } from '../goods/at-hand.ts';
import { GoodsSheet } from '../goods/goods-sheet.tsx';
import { RecentWork } from '../goods/recent-work.tsx';
import { ListSheet } from './list-sheet.tsx';
import { MakeSheet } from './make-sheet.tsx';
import { useAdopt } from './use-adopt.ts';

/** [T10, T11] One product, some of it without a number: they are given by scan, made anew, or pasted. */
export function AdoptScreen({ productId }: { readonly productId: ProductId }) {
  const { t } = useLingui();
  const format = useFormat();
  const adopting = useAdopt(productId);
  const { flow, here, stand } = adopting;
  const [open, setOpen] = useState<'make' | 'list' | null>(null);
  if (here === null)
    return (
      <Screen title={t`Give numbers`} back="/adopt">
        <Empty
          icon={<IconTag size={56} aria-hidden="true" />}
          title={t`This product is not on this device`}
        />
      </Screen>
    );
  const product = here?.product;
  const isSerial = product?.tracking === 'serial';
  const recent = (
    <RecentWork
      label={t`Given just now`}
      kinds={['adopt']}
      about={productId}
      fits={(act) => act.kind === 'adopt' && act.payload.product === productId}
    />
  );
  if (product?.tracking === 'none')
    return (
      <Screen title={product.name} back="/adopt">
        <Empty icon={<IconTag size={56} aria-hidden="true" />} title={t`This product has no numbers`}>
          <p>{t`It is not tracked by lot or serial.`}</p>
        </Empty>
      </Screen>
    );
  return (
    <Screen
      title={product?.name ?? t`Give numbers`}
      note={isSerial ? t`Which serial?` : t`Which lot?`}
      back="/adopt"
      primary={
        stand ? (
          <BigButton icon={<IconSparkles size={32} aria-hidden="true" />} onPress={() => setOpen('make')}>
            {isSerial ? t`Make new numbers` : t`Make new lots`}
          </BigButton>
        ) : undefined
      }
    >
      {here && !stand && (
        <Empty icon={<IconClipboardList size={56} aria-hidden="true" />} title={t`Everything has its number`}>
          <p>{t`What is more than the books say is found by a count.`}</p>
        </Empty>
      )}
      {stand && product && (
        <Notice
          tone="wait"
          icon={<IconHash size={32} aria-hidden="true" />}
          title={t`Still without a number`}
        >
          <p>
            <CodeText large>{format.amount(stand.quantity, product.unit)}</CodeText>
          </p>
          <p>{stand.location.name}</p>
        </Notice>
      )}
      {here && here.stands.length > 1 && (
        <Rows label={t`Where they stand`}>
          {here.stands.map((each) => (
            <Row
              key={keyOf(each)}
              lead={<IconMapPin size={32} aria-hidden="true" />}
              title={each.location.name}
              note={<CodeText>{format.amount(each.quantity, here.product.unit)}</CodeText>}
              current={stand !== undefined && keyOf(each) === keyOf(stand)}
              onPress={() => adopting.choose(each)}
            />
          ))}
        </Rows>
      )}
      {stand && (
        <Choices>
          <Choice
            icon={<IconTag size={36} aria-hidden="true" />}
            title={isSerial ? t`Type one serial` : t`Type one lot`}
            note={t`When its label cannot be read`}
            onPress={() => void adopting.begin()}
          />
          <Choice
            icon={<IconListNumbers size={36} aria-hidden="true" />}
            title={t`Paste a list`}
            note={t`Many numbers at once`}
            onPress={() => setOpen('list')}
          />
        </Choices>
      )}
      {recent}
      <GoodsSheet flow={flow} action={t`Give the number`} />
      {open === 'make' && stand && (
        <MakeSheet stand={stand} adopting={adopting} onClose={() => setOpen(null)} />
      )}
      {open === 'list' && stand && (
        <ListSheet stand={stand} adopting={adopting} onClose={() => setOpen(null)} />
      )}
    </Screen>
  );
}
