import { useLingui } from '@lingui/react/macro';
import { type MouseEvent, type ReactNode, type RefObject, useState } from 'react';
import type { ScanMode } from '../../scan/camera/camera-state.ts';
import { pointInPicture } from '../../scan/camera/cover.ts';
import type { FoundCode } from '../../scan/camera/sightings.ts';
import type { Point } from '../../scan/scan-event.ts';
import { useLive } from '../floor.tsx';
import type { Live } from '../live.ts';
import styles from './camera-panel.module.css';

interface Props {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly isOn: boolean;
  readonly mode: ScanMode;
  readonly found: Live<readonly FoundCode[]>;
  /** A tap on the picture, each coordinate between 0 and 1; says what became of it. */
  readonly onTap: (point: Point) => Promise<'chosen' | 'focused' | 'nothing'>;
  readonly children: ReactNode;
}

/** What the camera sees, with an outline on each code that was found. A tap focuses there, or chooses the code under it. */
export function CameraView({ video, isOn, mode, found, onTap, children }: Props) {
  const { t } = useLingui();
  const [sharpAt, setSharpAt] = useState<{ x: number; y: number; count: number } | null>(null);
  const tap = async ({ clientX, clientY, detail, currentTarget }: MouseEvent): Promise<void> => {
    const element = video.current;
    if (!element) return;
    const box = currentTarget.getBoundingClientRect();
    // A key has no place: it means the middle.
    const at =
      detail === 0
        ? { x: box.width / 2, y: box.height / 2 }
        : { x: clientX - box.left, y: clientY - box.top };
    const picture = { width: element.videoWidth, height: element.videoHeight };
    if ((await onTap(pointInPicture(at, box, picture))) === 'focused')
      setSharpAt((before) => ({ ...at, count: (before?.count ?? 0) + 1 }));
  };
  return (
    <div className={styles['picture']} data-on={isOn}>
      <video ref={video} className={styles['video']} playsInline muted />
      {isOn && (
        <>
          <Outlines video={video} found={found} />
          {mode === 'single' && <span className={styles['aim']} aria-hidden="true" />}
          {sharpAt && (
            <span
              key={sharpAt.count}
              className={styles['sharp']}
              style={{ insetInlineStart: sharpAt.x, insetBlockStart: sharpAt.y }}
              aria-hidden="true"
            />
          )}
          <button type="button" className={styles['touch']} onClick={(event) => void tap(event)}>
            <span className="hidden-text">
              {mode === 'choose' ? t`Take the code at this place` : t`Focus at this place`}
            </span>
          </button>
        </>
      )}
      {children}
    </div>
  );
}

/** Drawn in the measure of the picture and cut off as the picture is, so that an outline lies on its code. */
function Outlines({ video, found }: Pick<Props, 'video' | 'found'>) {
  const codes = useLive(found);
  const element = video.current;
  if (!element || codes.length === 0) return null;
  const { videoWidth: width, videoHeight: height } = element;
  return (
    <svg
      className={styles['outlines']}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      {codes.map(({ text, quad }) => (
        <polygon
          key={`${text} ${quad[0].x} ${quad[0].y}`}
          points={outlineOf(quad, width, height)}
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  );
}

/** A linear code is known as a line: it is drawn as high as a finger, so that it can be seen. */
function outlineOf(quad: FoundCode['quad'], width: number, height: number): string {
  const [a, b, c, d] = quad.map(({ x, y }) => ({ x: x * width, y: y * height })) as [
    Point,
    Point,
    Point,
    Point,
  ];
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  const thickness = Math.hypot(d.x - a.x, d.y - a.y);
  const least = length / 6;
  if (length === 0 || thickness >= least) return said([a, b, c, d]);
  const grow = (least - thickness) / 2 / length;
  const [dx, dy] = [-(b.y - a.y) * grow, (b.x - a.x) * grow];
  const moved = ({ x, y }: Point, sign: 1 | -1): Point => ({ x: x + sign * dx, y: y + sign * dy });
  return said([moved(a, -1), moved(b, -1), moved(c, 1), moved(d, 1)]);
}

const said = (points: readonly Point[]): string => points.map(({ x, y }) => `${x},${y}`).join(' ');
