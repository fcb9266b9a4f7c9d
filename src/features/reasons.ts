import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react/macro';
import type { ReasonKind } from '#domain/catalogue/reasons.ts';
import { useAsked, useFloor, useLive } from './floor.tsx';

/** What a person presses when asked why: the site's own reasons, else the usual ones in the person's language. */
export function useReasons(kind: ReasonKind): readonly string[] {
  const { t } = useLingui();
  const { world, status } = useFloor();
  const id = useLive(status).enrolment?.site;
  const site = useAsked(async () => (id === undefined ? undefined : await world.get('site', id)), [id ?? '']);
  const own = site.state === 'here' ? site.value?.reasons[kind] : undefined;
  return own ?? usualReasons(kind).map((each) => t(each));
}

/** What stands on the buttons of a site that has no reasons of its own. */
export function usualReasons(kind: ReasonKind): readonly MessageDescriptor[] {
  switch (kind) {
    case 'receive':
      return [msg`Supplier sent more`, msg`Label is wrong`, msg`Agreed with purchasing`];
    case 'deliver':
      return [
        msg`Customer asked for it`,
        msg`Proposed goods not reachable`,
        msg`Proposed goods damaged`,
        msg`Agreed with a supervisor`,
      ];
    case 'transfer':
      return [msg`Found here`, msg`Place was full`, msg`Proposed goods not reachable`];
    case 'consume':
    case 'produce':
      return [
        msg`Spilled or broken`,
        msg`Machine setting`,
        msg`Quality of the material`,
        msg`Proposed goods not reachable`,
        msg`Trial run`,
      ];
    case 'return-component':
      return [msg`Left over`, msg`Wrong material taken`];
    case 'unbuild':
    case 'rework':
      return [msg`Failed the test`, msg`Wrong part built in`, msg`Damaged`];
    case 'end-making':
      return [msg`Material is missing`, msg`No longer needed`, msg`Machine is down`];
    case 'reject':
      return [msg`Numbers are wrong`, msg`Components are wrong`, msg`Quality is not good enough`];
    case 'count':
      return [msg`Counted twice`, msg`Booked in the wrong place`, msg`Broken or lost`];
    case 'adopt':
      return [msg`Number on the goods`, msg`No number on the goods`];
    case 'scrap':
      return [msg`Damaged`, msg`Past its date`, msg`Failed the test`, msg`Contaminated`];
    case 'return-from-customer':
      return [msg`Wrong goods`, msg`Damaged on the way`, msg`Not needed`, msg`Faulty`];
    case 'return-to-supplier':
      return [msg`Faulty`, msg`Wrong goods`, msg`Too many sent`];
    case 'hold':
      return [msg`Awaits a test`, msg`Looks damaged`, msg`Complaint from a customer`];
    case 'release':
      return [msg`Test passed`, msg`Checked and good`, msg`Held by mistake`];
    case 'correct':
      return [msg`Wrong label scanned`, msg`Labels mixed up`, msg`Typing mistake`];
    case 'relabel':
      return [msg`Label damaged`, msg`Label was wrong`, msg`Lot split`, msg`Lots mixed`];
    case 'edit-lot':
      return [msg`Typing mistake`, msg`Date from the supplier`, msg`Test result`];
    case 'reserve':
      return [msg`Customer asked for it`, msg`Older goods first`, msg`Agreed with a supervisor`];
    case 'close-order':
      return [msg`The rest does not come`, msg`Customer needs no more`, msg`Order was wrong`];
    case 'undo':
      return [msg`Scanned by mistake`, msg`Wrong quantity`, msg`Recorded twice`];
    case 'waive':
      return [msg`Recorded twice`, msg`Done on paper`, msg`It did not happen`];
    case 'reprint':
      return [msg`Label damaged`, msg`Label lost`, msg`Printer failed`];
  }
}
