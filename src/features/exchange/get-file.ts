import type { Answer } from '../../data/contract.ts';
import type { Floor } from '../floor.tsx';
import { workerOf } from '../worker.ts';

/** A file that the server writes for whoever works here; when it wants a PIN first, they are asked for theirs. */
export async function getFile(
  { fetchFile, machine, people, status }: Pick<Floor, 'fetchFile' | 'machine' | 'people' | 'status'>,
  template: string,
  name: string,
): Promise<Answer<Blob>> {
  const path = template.replace(':file', encodeURIComponent(name));
  let answer = await fetchFile(path);
  if (answer.kind === 'no' && answer.code === 'sign-in') {
    const worker = workerOf(status.get());
    if (await people.askSignIn(worker ?? undefined)) answer = await fetchFile(path);
  }
  if (answer.kind === 'ok') machine.saveFile(name, answer.value);
  return answer;
}
