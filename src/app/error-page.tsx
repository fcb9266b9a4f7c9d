import { IconAlertTriangle } from '@tabler/icons-react';
import { useLingui } from '@lingui/react/macro';
import { useRouteError } from 'react-router';
import { BigButton } from '../ui/big-button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Screen } from '../ui/screen.tsx';

/** An error never leaves a blank screen: it says that nothing is lost, and what to do. */
export function ErrorPage() {
  const { t } = useLingui();
  const error = useRouteError();
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const isMissingPart = /dynamically imported module|Importing a module|Failed to fetch/.test(detail);
  return (
    <Screen
      title={t`This screen stopped`}
      back="/"
      primary={<BigButton onPress={() => location.reload()}>{t`Load again`}</BigButton>}
    >
      <Notice
        tone="error"
        urgent
        icon={<IconAlertTriangle size={32} aria-hidden="true" />}
        title={
          isMissingPart
            ? t`A part of the program could not be loaded.`
            : t`Something went wrong on this screen.`
        }
      >
        <p>{t`What was recorded is safe on this device and is still sent.`}</p>
        <p>
          {isMissingPart
            ? t`Load again. If it comes back, connect to the network once.`
            : t`Load again, or go back. If it comes back, show these words to a supervisor:`}
        </p>
        <p>
          <bdi dir="ltr">{detail}</bdi>
        </p>
      </Notice>
    </Screen>
  );
}
