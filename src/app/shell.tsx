import { useLingui } from '@lingui/react/macro';
import { type ReactNode, Suspense, lazy, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { useFloor, useLive } from '../features/floor.tsx';
import { forgetChoices } from '../features/goods/forget-choices.ts';
import type { HouseQuestion, Way } from '../features/scan/house-scan.ts';
import { ScanField } from '../features/scan/scan-field.tsx';
import { EdgeBand } from '../ui/edge-band.tsx';
import { FrameContext } from '../ui/screen.tsx';
import { CrewGate } from './crew-gate.tsx';
import { HeaderChip } from './header-chip.tsx';
import { Heard } from './heard.tsx';
import styles from './shell.module.css';
import { WorkerChip } from './worker-chip.tsx';
import { Strip } from './strip.tsx';
import type { Update } from './update.ts';
import { UpdateBanner } from './update-banner.tsx';

// The reader weighs more than the shell, and most handhelds scan by their own engine.
const CameraPanel = lazy(async () => ({
  default: (await import('../features/scan/camera-panel.tsx')).CameraPanel,
}));
const TypeSheet = lazy(async () => ({
  default: (await import('../features/scan/type-sheet.tsx')).TypeSheet,
}));
const HouseSheet = lazy(async () => ({
  default: (await import('../features/scan/house-sheet.tsx')).HouseSheet,
}));

// So does the reader of labels; it is there long before a worker has taken the first one in hand.
const house = (): Promise<typeof import('../features/scan/house-scan.ts')> =>
  import('../features/scan/house-scan.ts');

type Over =
  | { readonly kind: 'none' }
  | { readonly kind: 'type' }
  | { readonly kind: 'question'; readonly question: HouseQuestion };
const nothing: Over = { kind: 'none' };

/** The house around every screen: connection, scans that no screen wanted, strip, camera, the update. */
export function Shell({ update }: { update: Update }) {
  const floor = useFloor();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const flash = useLive(floor.desk.flash);
  const { sitting } = useLive(floor.status);
  const worker = sitting?.name ?? null;
  const needsField = useLive(floor.scanner).field;
  const [over, setOver] = useState<Over>(nothing);
  const [isCameraOpen, setCameraOpen] = useState(false);

  const follow = useMemo(
    () =>
      (way: Way): void => {
        setOver('ask' in way ? { kind: 'question', question: way.ask } : nothing);
        if ('to' in way) void navigate(way.to);
      },
    [navigate],
  );
  useLayoutEffect(
    () =>
      floor.desk.fallBackTo(async (scan) => {
        const { houseScan } = await house();
        follow(await houseScan(floor, scan));
        return true;
      }),
    [floor, follow],
  );

  useEffect(() => {
    const timer = setTimeout(() => void house(), 500);
    return () => clearTimeout(timer);
  }, []);
  const before = useRef(pathname);
  useEffect(() => {
    const left = before.current;
    before.current = pathname;
    if (left !== pathname) void forgetChoices(floor, left, pathname).catch(() => undefined);
  }, [floor, pathname]);
  const frame = useMemo(
    () => ({
      status: <HeaderChip />,
      who: <WorkerChip />,
      worker,
      strip: (
        <>
          {isCameraOpen && <Camera onClose={() => setCameraOpen(false)} />}
          <Strip
            field={needsField && <ScanField />}
            onType={() => setOver({ kind: 'type' })}
            onCamera={() => setCameraOpen(!isCameraOpen)}
            cameraOpen={isCameraOpen}
          />
        </>
      ),
      camera: Camera,
      field: needsField && <ScanField />,
      heard: Heard,
      goBack: (to: string) => void navigate(to),
    }),
    [isCameraOpen, navigate, needsField, worker],
  );
  return (
    <FrameContext value={frame}>
      <Outlet />
      <UpdateBanner update={update} isFormOpen={over.kind !== 'none' || isForm(pathname)} />
      <EdgeBand flash={flash} />
      <Suspense>
        {over.kind === 'type' && <TypeSheet onClose={() => setOver(nothing)} />}
        {over.kind === 'question' && (
          <HouseSheet
            question={over.question}
            onClose={() => setOver(nothing)}
            onGo={(to) => follow({ to })}
            onType={() => setOver({ kind: 'type' })}
            onChoose={(meaning) =>
              void house()
                .then(({ wayOf }) => wayOf(floor, meaning, null))
                .then(follow)
            }
          />
        )}
      </Suspense>
      <CrewGate />
    </FrameContext>
  );
}

/** Screens on which somebody may be in the middle of something. */
const isForm = (path: string): boolean => /^\/(?:receive\/.+|office\/.+|enrol)$/.test(path);

const Camera = ({ onClose }: { readonly onClose: () => void }) => (
  <Suspense fallback={<CameraComing />}>
    <CameraPanel onClose={onClose} />
  </Suspense>
);

function CameraComing(): ReactNode {
  const { t } = useLingui();
  return <p className={styles['coming']}>{t`The camera is starting`}</p>;
}
