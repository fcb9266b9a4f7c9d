import { msg } from '@lingui/core/macro';
import type { DeviceStatus, EnrolFailure } from '../data/contract.ts';
import type { Words } from './refusal-words.ts';

/** Why the server answers and does not take the queue. */
export function troubleWords(trouble: Exclude<DeviceStatus['trouble'], 'none'>): Words {
  switch (trouble) {
    case 'signed-out':
      return {
        what: msg`The server does not know this session.`,
        next: msg`Enrol the device again; nothing here is lost.`,
      };
    case 'sign-in':
      return {
        what: msg`The server wants somebody to sign in.`,
        next: msg`Scan your badge and type the PIN; what waits is sent then.`,
      };
    case 'wipe':
      return {
        what: msg`This device was told to empty itself.`,
        next: msg`Save what waits as a file and hand it to a supervisor.`,
      };
    case 'revoked':
      return {
        what: msg`This device was taken out of service.`,
        next: msg`Hand it to a supervisor. What waits here is kept.`,
      };
    case 'forked':
      return {
        what: msg`The server has other entries of this device than the device itself.`,
        next: msg`Tell a supervisor. The device begins a new chain by itself; nothing is lost.`,
      };
    case 'key-lost':
      return {
        what: msg`This browser lost the key of this device.`,
        next: msg`Enrol it again; what waits here is sent then.`,
      };
    case 'too-old':
      return {
        what: msg`This version of the app is too old for the server.`,
        next: msg`Close all windows of the app and open it again.`,
      };
    case 'busy':
      return { what: msg`The server is busy.`, next: msg`It is tried again by itself.` };
  }
}

/** Why the device could not be enrolled. */
export function enrolFailureWords(failure: EnrolFailure): Words {
  switch (failure) {
    case 'offline':
      return { what: msg`The server does not answer.`, next: msg`Check the network, then try again.` };
    case 'code':
      return {
        what: msg`This code is wrong, used or older than ten minutes.`,
        next: msg`Ask for a new one.`,
      };
    case 'too-old':
      return { what: msg`App and server are of different versions.`, next: msg`Load the app again.` };
    case 'refused':
      return { what: msg`The server did not take this device.`, next: msg`Ask a supervisor.` };
  }
}
