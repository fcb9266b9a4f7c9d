import { msg } from '@lingui/core/macro';
import type { CameraFailure } from '../../scan/camera/camera-state.ts';
import type { Words } from '../refusal-words.ts';

/** Why there is no picture, and the way out. A forgotten reason does not compile. */
export function cameraWords(why: CameraFailure): Words {
  switch (why) {
    case 'permission-refused':
      return {
        what: msg`This page may not use the camera.`,
        next: msg`Allow it in the settings of the browser, or type the code.`,
      };
    case 'busy':
      return { what: msg`Another app holds the camera.`, next: msg`Close that one, then try again.` };
    case 'none':
      return {
        what: msg`This device has no camera.`,
        next: msg`Use the scanner, type the code, or read a picture.`,
      };
    case 'insecure':
      return {
        what: msg`The camera needs a secure address (https).`,
        next: msg`Open the https address of the server.`,
      };
    case 'lens-gone':
      return { what: msg`The camera was taken away.`, next: msg`Try again.` };
    case 'unsupported':
      return { what: msg`This browser has no camera.`, next: msg`Use the scanner, or type the code.` };
    case 'unknown':
      return { what: msg`The camera does not start.`, next: msg`Try again, or type the code.` };
  }
}
