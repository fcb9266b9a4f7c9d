import { IconKey, IconKeyOff, IconPlus } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { DoneSchema } from '#domain/protocol/office.ts';
import { paths } from '#domain/protocol/paths.ts';
import { type MadeToken, type TokenInfo, TokensSchema } from '#domain/protocol/token-messages.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useFloor, useFormat } from '../floor.tsx';
import { ServedNotice } from '../served-notice.tsx';
import { useServed } from '../use-served.ts';
import { NewTokenSheet } from './new-token-sheet.tsx';
import { scopeWords } from './scope-words.ts';
import { TokenSheet } from './token-sheet.tsx';
import { useOffice } from './use-office.ts';
import { WrongNotice } from './wrong-notice.tsx';

type Over =
  | { readonly kind: 'none' }
  | { readonly kind: 'new' }
  | { readonly kind: 'made'; readonly made: MadeToken }
  | { readonly kind: 'end'; readonly token: TokenInfo };

/** Which other programs may ask this server, and for what? */
export function TokensScreen() {
  const { t } = useLingui();
  const { now } = useFloor();
  const format = useFormat();
  const office = useOffice();
  const [over, setOver] = useState<Over>({ kind: 'none' });
  const [served, again] = useServed(paths.tokens, TokensSchema);
  const tokens = served.state === 'here' ? served.value.tokens : [];
  const close = (): void => {
    setOver({ kind: 'none' });
    again();
  };
  const end = async ({ id }: TokenInfo): Promise<void> => {
    if (await office.ask(paths.revokeToken.replace(':token', encodeURIComponent(id)), DoneSchema)) close();
  };
  const isGood = ({ revokedAt, expiresAt }: TokenInfo): boolean => revokedAt === null && expiresAt > now();
  const noteOf = (token: TokenInfo): string =>
    token.revokedAt !== null
      ? t`ended ${format.moment(token.revokedAt)}`
      : token.expiresAt <= now()
        ? t`ran out ${format.moment(token.expiresAt)}`
        : t`good until ${format.moment(token.expiresAt)}`;
  return (
    <Screen
      title={t`Other programs`}
      back="/devices"
      primary={
        <BigButton icon={<IconPlus size={36} aria-hidden="true" />} onPress={() => setOver({ kind: 'new' })}>
          {t`Make a token`}
        </BigButton>
      }
    >
      <ServedNotice served={served} onAgain={again} />
      {served.state === 'here' && tokens.length === 0 && (
        <Empty icon={<IconKey size={56} aria-hidden="true" />} title={t`No program has a token yet`}>
          <p>{t`A program with a token asks this server in the name of a person, for what its token opens and nothing else.`}</p>
        </Empty>
      )}
      {tokens.length > 0 && (
        <Rows label={t`Tokens`}>
          {tokens
            .toSorted((a, b) => Number(isGood(b)) - Number(isGood(a)) || b.createdAt - a.createdAt)
            .map((token) => (
              <Row
                key={token.id}
                lead={
                  isGood(token) ? (
                    <IconKey size={32} aria-hidden="true" />
                  ) : (
                    <IconKeyOff size={32} aria-hidden="true" />
                  )
                }
                title={token.name}
                note={
                  <>
                    {t`for ${format.person(token.person)}`}:{' '}
                    {token.scopes.map((scope) => t(scopeWords[scope])).join(', ')}
                  </>
                }
                more={
                  <>
                    {noteOf(token)} ·{' '}
                    {token.usedAt === null ? t`never used` : t`last used ${format.moment(token.usedAt)}`}
                  </>
                }
                {...(isGood(token) && {
                  action: (
                    <Button kind="danger" onPress={() => setOver({ kind: 'end', token })}>
                      {t`End`}
                      <span className="hidden-text"> {token.name}</span>
                    </Button>
                  ),
                })}
              />
            ))}
        </Rows>
      )}
      {over.kind === 'new' && (
        <NewTokenSheet onClose={close} onMade={(made) => setOver({ kind: 'made', made })} />
      )}
      {over.kind === 'made' && <TokenSheet made={over.made} onClose={close} />}
      {over.kind === 'end' && (
        <Sheet
          title={t`End this token?`}
          note={over.token.name}
          onClose={() => setOver({ kind: 'none' })}
          primary={
            <BigButton
              danger
              disabledReason={office.isBusy ? t`One moment` : undefined}
              onPress={() => void end(over.token)}
            >
              {t`End it`}
            </BigButton>
          }
        >
          <WrongNotice wrong={office.wrong} />
          <p>{t`The program that holds it is turned away at once. It cannot be made good again.`}</p>
        </Sheet>
      )}
    </Screen>
  );
}
