import { Suspense, lazy } from 'react';
import { useLocation } from 'react-router';
import { useFloor, useLive } from '../features/floor.tsx';
import { useIdleLock } from './use-idle-lock.ts';

const SignSheet = lazy(async () => ({ default: (await import('../features/sign-sheet.tsx')).SignSheet }));
const SignInSheet = lazy(async () => ({
  default: (await import('../features/people/sign-in-sheet.tsx')).SignInSheet,
}));

/** How somebody becomes the one who works here: without that, these pages would lock out who could help. */
const isOpenToAll = (path: string): boolean => /^\/(?:enrol|setup|demo)$/.test(path);

/**
 * [C10] Over every screen, which stays as it is underneath: the lock, the sign-in of a device that people share, and
 * what the house asks a person to sign.
 */
export function CrewGate() {
  const { people, status } = useFloor();
  const { pathname } = useLocation();
  const { sitting, enrolment } = useLive(status);
  const question = useLive(people.question);
  useIdleLock();
  const isNobody = enrolment?.shared === true && !sitting && !isOpenToAll(pathname);
  const isLocked = sitting?.locked === true && !isOpenToAll(pathname);
  return (
    <Suspense>
      {question?.kind === 'sign' && !isLocked && <SignSheet key={question.asked.over} question={question} />}
      {question?.kind === 'sign-in' && !isLocked && !isNobody && (
        <SignInSheet
          locked={null}
          person={question.person}
          onSignedIn={() => question.answer(true)}
          onClose={() => question.answer(false)}
        />
      )}
      {(isLocked || isNobody) && (
        <SignInSheet
          key={isLocked ? 'locked' : 'nobody'}
          locked={isLocked ? sitting : null}
          person={null}
          onSignedIn={() => undefined}
        />
      )}
    </Suspense>
  );
}
