import { onEachDatabase } from '../../tests/support/databases.ts';
import { storageContract } from './contract.ts';

onEachDatabase('the storage contract', storageContract);
