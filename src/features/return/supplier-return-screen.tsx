import { ReturnScreen } from './return-screen.tsx';

/** [RET-1] Goods go back to their supplier. */
export const SupplierReturnScreen = () => <ReturnScreen way="supplier" />;
