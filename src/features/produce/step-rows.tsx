import { IconCircle, IconCircleCheck, IconProgress } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import type { Step } from '#domain/catalogue/order.ts';
import { Button } from '../../ui/button.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import type { Tone } from '../../ui/tone.ts';
import { useAsked, useFloor } from '../floor.tsx';
import type { FlowContext } from './flow-context.ts';
import type { MakingPage } from './load-order.ts';
import { changeStep } from './steps.ts';

const looks = {
  waiting: { tone: 'plain', icon: IconCircle },
  begun: { tone: 'wait', icon: IconProgress },
  finished: { tone: 'ok', icon: IconCircleCheck },
} as const satisfies Record<Step['state'], { tone: Tone; icon: unknown }>;

/** [PRD-12] The work orders: started and finished by their code, or by a tap. */
export function StepRows({ page, context }: { page: MakingPage; context: FlowContext }) {
  const { t } = useLingui();
  const { world } = useFloor();
  const { steps } = page.order.making;
  const asked = useAsked(
    () =>
      Promise.all(
        steps.map(async ({ by }) => (by === null ? null : ((await world.get('person', by))?.name ?? null))),
      ),
    steps.map(({ by }) => by ?? ''),
  );
  const people = asked.state === 'here' ? asked.value : [];
  const isOver = page.order.making.finished || page.order.state !== 'open';
  return (
    <Rows label={t`Steps`}>
      {steps.map((step, at) => {
        const { tone, icon: Icon } = looks[step.state];
        const state = { waiting: t`Not begun`, begun: t`Begun`, finished: t`Finished` }[step.state];
        const used = page.lines
          .filter((line) => line.step === step.name)
          .map(({ product }) => product?.name ?? '');
        return (
          <Row
            key={step.name}
            tone={tone}
            lead={<Icon size={32} aria-hidden="true" />}
            title={step.name}
            note={[state, people[at], used.join(', ')].filter(Boolean).join(' · ')}
            action={
              isOver || step.state === 'finished' ? undefined : (
                <Button kind="strong" onPress={() => void changeStep(context, step)}>
                  {step.state === 'begun' ? t`Finish` : t`Start`}
                  <span className="hidden-text"> {step.name}</span>
                </Button>
              )
            }
          />
        );
      })}
    </Rows>
  );
}
