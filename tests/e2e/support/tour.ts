import { approveScenes } from './approve-scenes.ts';
import { dockScenes, oddGoodsScenes } from './dock-scenes.ts';
import { insideScenes, movingScenes } from './inside-scenes.ts';
import { listScenes } from './list-scenes.ts';
import { lotsScenes } from './lots-scenes.ts';
import { officeScenes } from './office-scenes.ts';
import { outboundScenes } from './outbound-scenes.ts';
import { peopleScenes } from './people-scenes.ts';
import { productionScenes } from './production-scenes.ts';
import { type Scene, open, press, see } from './scene.ts';
import { scannerScenes } from './scanner-scenes.ts';

/** Carla begins to work. */
const enter: Scene = {
  name: 'enter',
  isPassed: true,
  async go(page, origin) {
    await open(page, origin, '/enrol');
    await press(page, /^Carla/);
    await see(page, /receipts expected/);
  },
};

/**
 * Each begins at a plant that nobody has touched: what one room uses up is not missing in the next, and what fails names
 * a small room.
 */
export const rooms: Readonly<Record<string, readonly Scene[]>> = {
  dock: dockScenes,
  'odd goods': [enter, ...oddGoodsScenes],
  production: [enter, ...productionScenes],
  lots: [enter, ...lotsScenes],
  scanner: [enter, ...scannerScenes],
  outbound: [enter, ...outboundScenes],
  'moving and counting': [enter, ...movingScenes],
  inside: [enter, ...insideScenes],
  approval: [enter, ...approveScenes],
  office: [enter, ...officeScenes],
  lists: [enter, ...listScenes],
  people: [enter, ...peopleScenes],
};
