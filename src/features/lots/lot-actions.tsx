import {
  IconArchive,
  IconArchiveOff,
  IconArrowsSplit,
  IconPencil,
  IconPlayerPause,
  IconReplace,
  IconTrash,
  IconTrashX,
} from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { isZero } from '#domain/base/quantity.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Choices } from '../../ui/choice.tsx';
import { Busy, Sheet } from '../../ui/sheet.tsx';
import { useRights } from '../rights.ts';
import { HoldSheet } from './hold-sheet.tsx';
import type { LotRecord } from './load-lot.ts';
import { useChange } from '../goods/use-change.tsx';
import { useOneAnswer } from '../goods/use-one-answer.ts';
import styles from './lot-record.module.css';

/** What can be done with the lot by whoever is at work: a button that would be refused is not there. */
export function LotActions({ record }: { record: LotRecord }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { may } = useRights();
  const [sheet, setSheet] = useState<'hold' | 'delete' | null>(null);
  const { record: keep, refusedSheet } = useChange(() => setSheet(null));
  const { isBusy, answer } = useOneAnswer();
  const { lot, places, hasMoved } = record;
  const isHere = places.some(({ quantity }) => !isZero(quantity));
  const go = (to: string) => () => void navigate(to);
  const actions: (readonly [boolean, ReactNode, string, () => void])[] = [
    [
      may('decide'),
      <IconPlayerPause key="i" size={28} aria-hidden="true" />,
      t`Put on hold`,
      () => setSheet('hold'),
    ],
    [
      may('lots-edit'),
      <IconPencil key="i" size={28} aria-hidden="true" />,
      t`Edit`,
      go(`/lots/${lot.id}/edit`),
    ],
    [
      may('dock') && isHere,
      <IconArrowsSplit key="i" size={28} aria-hidden="true" />,
      t`Relabel, split, merge`,
      go(`/lots/${lot.id}/relabel`),
    ],
    [
      may('decide') && hasMoved,
      <IconReplace key="i" size={28} aria-hidden="true" />,
      t`It was another lot`,
      go(`/lots/${lot.id}/correct`),
    ],
    [
      may('handle') && isHere,
      <IconTrash key="i" size={28} aria-hidden="true" />,
      t`Scrap`,
      go(`/scrap?lot=${lot.id}`),
    ],
    [
      may('lots-all') && !isHere,
      lot.archived ? (
        <IconArchiveOff key="i" size={28} aria-hidden="true" />
      ) : (
        <IconArchive key="i" size={28} aria-hidden="true" />
      ),
      lot.archived ? t`Take out of the archive` : t`Archive`,
      () =>
        void keep(
          { kind: 'edit-lot', payload: { lot: lot.id, change: { archived: !lot.archived } } },
          lot.archived ? t`${lot.name} taken out of the archive` : t`${lot.name} archived`,
        ),
    ],
    [
      may('lots-all') && !hasMoved,
      <IconTrashX key="i" size={28} aria-hidden="true" />,
      t`Delete`,
      () => setSheet('delete'),
    ],
  ];
  const offered = actions.filter(([isOffered]) => isOffered);
  return (
    <>
      {offered.length > 0 && (
        <>
          <h2 className={styles['heading']}>{t`What else`}</h2>
          <div className={styles['actions']}>
            {offered.map(([, icon, word, onPress]) => (
              <Button key={word} icon={icon} onPress={onPress}>
                {word}
              </Button>
            ))}
          </div>
        </>
      )}
      {sheet === 'hold' && <HoldSheet record={record} keep={keep} onClose={() => setSheet(null)} />}
      {sheet === 'delete' && (
        <Busy when={isBusy}>
          <Sheet
            title={t`Delete this number?`}
            note={t`${lot.name} never moved. Nobody will find it again.`}
            onClose={() => setSheet(null)}
          >
            <Choices>
              <Choice
                icon={<IconTrashX size={36} aria-hidden="true" />}
                title={t`Delete it`}
                onPress={() =>
                  void answer(async () => {
                    const act = { kind: 'delete-lot', payload: { lot: lot.id } } as const;
                    if (!(await keep(act, t`${lot.name} deleted`))) return;
                    setSheet(null);
                    void navigate('/lots');
                  })
                }
              />
              <Choice
                icon={<IconArchive size={36} aria-hidden="true" />}
                title={t`Archive it instead`}
                note={t`It stays findable.`}
                onPress={() =>
                  void answer(async () => {
                    const act = {
                      kind: 'edit-lot',
                      payload: { lot: lot.id, change: { archived: true } },
                    } as const;
                    if (await keep(act, t`${lot.name} archived`)) setSheet(null);
                  })
                }
              />
            </Choices>
          </Sheet>
        </Busy>
      )}
      {refusedSheet}
    </>
  );
}
