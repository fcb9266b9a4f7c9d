import styles from './stopped-page.module.css';

/** The program could not even begin. The languages may be what is missing, so this page speaks two by itself. */
export const StoppedPage = ({ error }: { error: unknown }) => (
  <main className={styles['page']}>
    <h1>Lotline could not start · Lotline konnte nicht starten</h1>
    <p>What was recorded is safe on this device. Close other windows of Lotline, then load again.</p>
    <p lang="de">
      Was erfasst wurde, liegt sicher auf diesem Gerät. Schließen Sie andere Fenster von Lotline und laden Sie
      neu.
    </p>
    <p>
      <button type="button" className={styles['button']} onClick={() => location.reload()}>
        Load again · Neu laden
      </button>
    </p>
    <p>
      <code>{error instanceof Error ? `${error.name}: ${error.message}` : String(error)}</code>
    </p>
  </main>
);
