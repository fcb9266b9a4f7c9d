import { describe, expect, test } from 'vitest';
import type { UnitId } from '../base/ids.ts';
import { quantity } from '../base/quantity.ts';
import { convert, isConvertible } from './unit.ts';

const unit = (id: string, base: string | null, factor: string | number) => ({
  id: id as UnitId,
  base: base as UnitId | null,
  factor: quantity(factor),
});
const kg = unit('kg', null, 1);
const tonne = unit('t', 'kg', 1000);
const gram = unit('g', 'kg', '0.001');
const third = unit('third', 'kg', 3);

describe('[UOM-1] the same amount in another unit', () => {
  test('is told exactly, up and down and across', () => {
    expect(convert(quantity('1.25'), tonne, kg)).toBe('1250');
    expect(convert(quantity(20), gram, kg)).toBe('0.02');
    expect(convert(quantity(3), tonne, gram)).toBe('3000000');
    expect(convert(quantity('0.5'), kg, gram)).toBe('500');
    expect(convert(quantity(5), kg, kg)).toBe('5');
  });

  test('is not told where it would have to be rounded, or measures something else', () => {
    expect(convert(quantity(1), kg, third)).toBeNull();
    expect(convert(quantity('0.000001'), gram, kg)).toBeNull();
    expect(convert(quantity(1), kg, unit('pcs', null, 1))).toBeNull();
    expect(isConvertible(gram, tonne)).toBe(true);
  });
});
