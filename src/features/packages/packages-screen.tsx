import { IconPackage, IconPackages, IconPlus } from '@tabler/icons-react';
import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Plural, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { BigButton } from '../../ui/big-button.tsx';
import { CodeText } from '../../ui/code-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Screen } from '../../ui/screen.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { type Floor, useAsked, useFloor } from '../floor.tsx';
import { scannedOf } from '../goods/scanned.ts';
import { useScans } from '../use-scans.ts';
import { loadPackage } from './load-package.ts';

/** [X16] Packages with something in them; a scan of a label opens its own. */
export function PackagesScreen() {
  const { t } = useLingui();
  const floor = useFloor();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const asked = useAsked(() => packagesHere(floor, typed), [typed]);
  const list = asked.state === 'here' ? asked.value : null;
  useScans(async (scan) => {
    const scanned = await scannedOf(floor, scan, { products: [] });
    if (scanned.kind !== 'package') return false;
    const { sscc, row } = scanned;
    if (row) {
      floor.desk.tell({ tone: 'plain', word: i18n._(msg`Package`), text: sscc, operation: null }, 'ok');
      void navigate(`/packages/${row.id}`);
      return true;
    }
    floor.desk.tell(
      {
        tone: 'plain',
        word: i18n._(msg`New package`),
        text: i18n._(msg`${sscc}. Scan its place, then what goes in.`),
        operation: null,
      },
      'ok',
    );
    void navigate(`/packages/new?sscc=${sscc}`);
    return true;
  });
  return (
    <Screen
      title={t`Packages`}
      note={t`Which one?`}
      back="/"
      primary={
        <BigButton
          icon={<IconPlus size={32} aria-hidden="true" />}
          onPress={() => void navigate('/packages/new')}
        >
          {t`Build a package`}
        </BigButton>
      }
    >
      {list && (list.length > 8 || typed !== '') && (
        <SearchField label={t`Search by number`} value={typed} onChange={setTyped} />
      )}
      {list?.length === 0 && (
        <Empty icon={<IconPackages size={56} aria-hidden="true" />} title={t`No package has anything in it`}>
          <p>{t`Build one, or scan the label of one that stands before you.`}</p>
        </Empty>
      )}
      {list && list.length > 0 && (
        <Rows label={t`Packages`}>
          {list.map(({ row, things, location }) => (
            <Row
              key={row.id}
              lead={<IconPackage size={32} aria-hidden="true" />}
              title={<CodeText>{row.sscc}</CodeText>}
              note={
                <>
                  {location?.name} ·{' '}
                  <Plural value={things.length} one="# thing in it" other="# things in it" />
                </>
              }
              onPress={() => void navigate(`/packages/${row.id}`)}
            />
          ))}
        </Rows>
      )}
    </Screen>
  );
}

const most = 200;

async function packagesHere(floor: Floor, typed: string) {
  const wanted = typed.replace(/\D/g, '');
  const rows = (await floor.world.scan('package', 'sscc:', 2000)).filter(
    ({ sscc, contents }) => contents.length > 0 && sscc.includes(wanted),
  );
  const loaded = await Promise.all(rows.slice(0, most).map(({ id }) => loadPackage(floor, id)));
  // Those that have left the house are of no use here.
  return loaded.filter((each) => each !== null).filter(({ things }) => things.length > 0);
}
