import { IconPlayerPlay } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import type { Profile } from '#domain/catalogue/person.ts';
import { Button } from '../ui/button.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { useFloor } from './floor.tsx';

interface Props {
  readonly profile: Profile;
  readonly onChange: (part: Partial<Profile>) => void;
}

const nearest = <Value extends string>(steps: readonly Value[], to: number): Value =>
  steps.reduce((best, step) => (Math.abs(Number(step) - to) < Math.abs(Number(best) - to) ? step : best));

const texts = ['100', '115', '130', '150', '200'] as const;
const buttons = ['100', '125', '150'] as const;
const sounds = ['0', '2', '4', '7'] as const;
const vibrations = ['0', '1', '3', '5'] as const;

/** [X15] Language, sizes, hand, sound and look: every choice shows on the spot. */
export function LookSettings({ profile, onChange }: Props) {
  const { t } = useLingui();
  const { desk, preferences } = useFloor();
  const tryIt = (): void => {
    const text = {
      ready: t`You should hear two tones.`,
      blocked: t`Sound wakes at the next tap.`,
      none: t`This browser has no sound.`,
    }[preferences.soundState()];
    desk.tell({ tone: 'ok', word: t`Sound test`, text, operation: null }, 'line-done');
  };
  return (
    <>
      <Segmented
        label={t`Language`}
        value={profile.language === 'en' || profile.language === 'de' ? profile.language : 'browser'}
        onChange={(next) => onChange({ language: next === 'browser' ? null : next })}
        choices={[
          { value: 'browser', word: t`As the device` },
          // Each in its own words, so that everybody finds theirs.
          { value: 'en', word: 'English' },
          { value: 'de', word: 'Deutsch' },
        ]}
      />
      <Segmented
        label={t`Look`}
        value={profile.theme}
        onChange={(theme) => onChange({ theme })}
        choices={[
          { value: 'system', word: t`As the system` },
          { value: 'day', word: t`Day` },
          { value: 'night', word: t`Night` },
          { value: 'contrast', word: t`High contrast` },
        ]}
      />
      <Segmented
        label={t`Size of text`}
        value={nearest(texts, profile.textSize)}
        onChange={(next) => onChange({ textSize: Number(next) })}
        choices={texts.map((value) => ({ value, word: t`${value} %` }))}
      />
      <Segmented
        label={t`Size of buttons`}
        value={nearest(buttons, profile.buttonSize)}
        onChange={(next) => onChange({ buttonSize: Number(next) })}
        choices={buttons.map((value) => ({ value, word: t`${value} %` }))}
      />
      <Segmented
        label={t`Working hand`}
        value={profile.hand}
        onChange={(hand) => onChange({ hand })}
        choices={[
          { value: 'left', word: t`Left hand` },
          { value: 'right', word: t`Right hand` },
        ]}
      />
      <Segmented
        label={t`Sound`}
        value={nearest(sounds, profile.sound)}
        onChange={(next) => onChange({ sound: Number(next) })}
        choices={[
          { value: '0', word: t`Off` },
          { value: '2', word: t`Quiet` },
          { value: '4', word: t`Normal` },
          { value: '7', word: t`Loud` },
        ]}
      />
      <Segmented
        label={t`Vibration`}
        value={nearest(vibrations, profile.vibration)}
        onChange={(next) => onChange({ vibration: Number(next) })}
        choices={[
          { value: '0', word: t`Off` },
          { value: '1', word: t`Short` },
          { value: '3', word: t`Longer` },
          { value: '5', word: t`Longest` },
        ]}
      />
      <Button icon={<IconPlayerPlay size={28} aria-hidden="true" />} onPress={tryIt}>
        {t`Try it`}
      </Button>
    </>
  );
}
