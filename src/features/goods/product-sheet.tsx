import { IconPackage } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { Choice, Choices } from '../../ui/choice.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import type { Product } from '#domain/catalogue/product.ts';

interface Props {
  readonly number: string;
  readonly products: readonly Product[];
  readonly onChoose: (product: Product) => void;
  readonly onClose: () => void;
}

/** [NUM-6] The same number on several products: which one is it here? */
export function ProductSheet({ number, products, onChoose, onClose }: Props) {
  const { t } = useLingui();
  return (
    <Sheet
      title={t`Which product is it?`}
      note={t`Number ${number} can be on each of these.`}
      onClose={onClose}
    >
      <Choices>
        {products.map((product) => (
          <Choice
            key={product.id}
            icon={<IconPackage size={36} aria-hidden="true" />}
            title={product.name}
            note={product.code}
            onPress={() => onChoose(product)}
          />
        ))}
      </Choices>
    </Sheet>
  );
}
