import { useCallback, useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { type LotsView, readView, writeView } from './lot-filter.ts';

/**
 * How the list looks, and the address that says so. The address follows a moment later than the thumb, so what is shown
 * is kept here; an address that somebody else wrote (a link, the back button) is taken over.
 */
export function useLotsView(): [LotsView, (change: (before: LotsView) => LotsView) => void] {
  const { search, pathname } = useLocation();
  const navigate = useNavigate();
  const [view, setView] = useState(() => readView(new URLSearchParams(search)));
  const latest = useRef(view);
  const written = useRef(new Set<string>());
  const said = search.replace(/^\?/, '');
  useEffect(() => {
    if (written.current.delete(said) || said === String(writeView(latest.current))) return;
    latest.current = readView(new URLSearchParams(said));
    setView(latest.current);
  }, [said]);
  const change = useCallback(
    (next: (before: LotsView) => LotsView): void => {
      latest.current = next(latest.current);
      setView(latest.current);
      const query = String(writeView(latest.current));
      written.current.add(query);
      void navigate({ pathname, search: query }, { replace: true });
    },
    [navigate, pathname],
  );
  return [view, change];
}
