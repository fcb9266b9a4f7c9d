import { useState } from 'react';
import { useFloor, useLive } from '../features/floor.tsx';
import { Notice } from '../ui/notice.tsx';
import { icons } from './strip.tsx';

/** What the strip says while a sheet lies over it: an answer that could not be kept, a scan that was not taken. */
export function Heard() {
  const { desk } = useFloor();
  const said = useLive(desk.said);
  // What opened the sheet is asked by the sheet itself.
  const [before] = useState(said);
  if (said === before || !said || said.operation !== null || said.isAsked) return null;
  if (said.tone !== 'error' && said.tone !== 'wait') return null;
  const Icon = icons[said.tone];
  return (
    <Notice
      tone={said.tone}
      urgent
      icon={<Icon size={28} aria-hidden="true" />}
      title={said.word ?? said.text}
    >
      {said.word !== null && <p>{said.text}</p>}
    </Notice>
  );
}
