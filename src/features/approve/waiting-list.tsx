import { IconRubberStamp, IconSquare, IconSquareCheck } from '@tabler/icons-react';
import { Plural, useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import type { OrderId } from '#domain/base/ids.ts';
import { Chip } from '../../ui/chip.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { groupsOf, isDoubtful } from './component-groups.ts';
import type { Queue } from './use-queue.ts';
import styles from './approve.module.css';

interface Props {
  readonly queue: Queue;
  readonly current?: OrderId;
}

/** What waits for a decision. Those with nothing to look at twice can be marked, and released together. */
export function WaitingList({ queue, current }: Props) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { waiting, contents, marked, mark } = queue;
  if (waiting.length === 0)
    return (
      <Empty icon={<IconRubberStamp size={56} aria-hidden="true" />} title={t`Nothing waits for approval`}>
        <p>{t`A batch that is not here yet: scan the code that its producer shows.`}</p>
      </Empty>
    );
  return (
    <Rows label={t`Waiting for approval`}>
      {waiting.map(({ root, reference, product, units }) => {
        const content = contents.get(root);
        const isMarked = marked.has(root);
        const isClean = content?.isClean === true && !queue.isMine(content);
        return (
          <Row
            key={root}
            tone={content && !content.isClean ? 'wait' : 'plain'}
            lead={<span className={styles['units']}>{units}</span>}
            title={
              <>
                <CodeText>{reference}</CodeText> {product?.name}
              </>
            }
            note={
              content && (
                <span className={styles['lots']}>
                  <span>{content.producers.map(content.personOf).join(', ')}</span>
                  {content.numbers.texts[0] !== undefined && (
                    <CodeText whole>{content.numbers.texts[0]}</CodeText>
                  )}
                </span>
              )
            }
            more={
              content &&
              (queue.isMine(content) ? (
                <Chip>{t`made by you`}</Chip>
              ) : content.isClean ? (
                <Chip tone="ok">{t`nothing to look at twice`}</Chip>
              ) : (
                <Chip tone="wait">
                  <Plural value={doubtsOf(content)} one="# thing to look at" other="# things to look at" />
                </Chip>
              ))
            }
            current={root === current}
            onPress={() => void navigate(`/approve/${root}`)}
            action={
              isClean && (
                <button
                  type="button"
                  className={styles['mark']}
                  aria-pressed={isMarked}
                  onClick={() => mark(root)}
                >
                  {isMarked ? (
                    <IconSquareCheck size={36} aria-hidden="true" />
                  ) : (
                    <IconSquare size={36} aria-hidden="true" />
                  )}
                  <span className="hidden-text">{t`Mark ${reference}`}</span>
                </button>
              )
            }
          />
        );
      })}
    </Rows>
  );
}

type Content = NonNullable<ReturnType<Queue['contents']['get']>>;

const doubtsOf = ({ flags, incomplete, differences, numbers, components }: Content): number =>
  flags.length +
  (incomplete > 0 ? 1 : 0) +
  differences.length +
  numbers.faults.gaps.length +
  numbers.faults.duplicates.length +
  groupsOf(components).filter(isDoubtful).length;
