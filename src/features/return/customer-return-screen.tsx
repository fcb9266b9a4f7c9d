import { ReturnScreen } from './return-screen.tsx';

/** [RET-1] Goods come back from a customer. */
export const CustomerReturnScreen = () => <ReturnScreen way="customer" />;
