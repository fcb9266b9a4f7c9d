import { useLingui } from '@lingui/react/macro';
import { Segmented } from '../../ui/segmented.tsx';
import { useAsked, useFloor } from '../floor.tsx';

const setting = 'count/mode';

/** Whether people who count on this device are told what to expect; guided until somebody says otherwise. */
export function useBlind(): { readonly blind: boolean; set(blind: boolean): Promise<void> } {
  const { notes } = useFloor();
  const asked = useAsked(() => notes.list<boolean>(setting), []);
  return {
    blind: asked.state === 'here' ? (asked.value[0]?.value ?? false) : false,
    set: (blind) => notes.put(setting, blind),
  };
}

/** A count is begun in one of the two ways and stays in it. */
export function ModeChoice() {
  const { t } = useLingui();
  const { blind, set } = useBlind();
  return (
    <Segmented
      label={t`What the counter sees`}
      value={blind ? 'blind' : 'guided'}
      choices={[
        { value: 'guided', word: t`Guided by the books` },
        { value: 'blind', word: t`Blind` },
      ]}
      onChange={(value) => void set(value === 'blind')}
    />
  );
}
