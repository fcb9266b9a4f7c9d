import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { createRoot } from 'react-dom/client';
import { createMemoryRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { expect, vi } from 'vitest';
import { dayAt } from '../../src/domain/base/calendar.ts';
import type { PersonId, SiteId } from '../../src/domain/base/ids.ts';
import { usualProfile } from '../../src/domain/catalogue/person.ts';
import type { Demo } from '../../src/domain/protocol/office.ts';
import { type RowKey, type StoredKind, splitKey, storedKinds } from '../../src/domain/stock/view.ts';
import { demoPeople } from '../../server/demo/catalogue.ts';
import { demoPins } from '../../server/demo/pins.ts';
import { demoPlant } from '../../server/demo/plant.ts';
import { routesOf } from '../../src/app/routes.tsx';
import { speak } from '../../src/app/language.ts';
import type { Floor } from '../../src/features/floor.tsx';
import { FloorProvider } from '../../src/features/floor.tsx';
import { fromBase64url } from '../../src/domain/people/base64url.ts';
import type { PinKey } from '../../src/data/ports.ts';
import { createFormat } from '../../src/features/format.ts';
import { createCrew } from '../../src/features/crew.ts';
import { createLive } from '../../src/features/live.ts';
import type { Fetch } from '../../src/sync/answer.ts';
import { createPeople } from '../../src/sync/people.ts';
import { createSession } from '../../src/sync/session.ts';
import { createScanDesk } from '../../src/features/scan-desk.ts';
import { type Stores, openStores } from '../../src/data/open-stores.ts';
import { createScanStream } from '../../src/scan/scan-event.ts';
import type { Signal } from '../../src/scan/feedback/rhythms.ts';
import { createScanner } from '../../src/scan/wedge/scanner.ts';
import { type Profile, createManualClock, createProfile } from './browser/profile.ts';
import { aPull, anEnrolment } from './dock-device.ts';
import { patience } from './patience.ts';
import { company } from './rule-book.ts';

const now = Date.UTC(2026, 10, 21, 12);
const today = dayAt(now, 'Europe/Berlin');

interface Options {
  readonly path?: string;
  readonly person?: string;
  readonly profile?: Profile;
  readonly enrolled?: boolean;
  readonly demo?: Demo | null;
  /** Another server than none. */
  readonly fetch?: Fetch;
  readonly shared?: boolean;
  /** Rows of the plant in another shape, and further ones, by key. */
  readonly changed?: Readonly<Record<string, unknown>>;
}

export interface App {
  readonly floor: Floor;
  readonly stores: Stores;
  readonly router: ReturnType<typeof createMemoryRouter>;
  /** Every signal that sounded, in order. */
  readonly heard: readonly Signal[];
  /** Files handed to the person. */
  readonly saved: readonly Blob[];
  readonly root: HTMLElement;
  /** Everything that can be read on the page. */
  text(): string;
  shows(text: string | RegExp): Promise<void>;
  hides(text: string): Promise<void>;
  scan(text: string, symbology?: string): Promise<void>;
  /** Presses the button, link or choice with this name once it is there. */
  press(name: string | RegExp): Promise<void>;
  type(label: string | RegExp, value: string): Promise<void>;
  /** Takes the option with these words from the list of this name. */
  choose(label: string, option: string): Promise<void>;
  /** The server tells of these rows, by key, as after the work of others. */
  pulled(rows: Readonly<Record<string, unknown>>): Promise<void>;
  close(): Promise<void>;
}

/** The whole app over the real stores of a device, with the demo plant as its replica; only time and disk are doubles. */
export async function openApp(options: Options = {}): Promise<App> {
  const { path = '/', person = 'ben', enrolled = true } = options;
  const profile = options.profile ?? createProfile({ clock: createManualClock(now) });
  const tab = profile.tab();
  const stores = await openStores({ pinKey: demoKey, ...tab.parts });
  if (enrolled && !stores.status.getState().enrolment) await settleIn(stores, person, options);

  const heard: Signal[] = [];
  const saved: Blob[] = [];
  const scans = createScanStream();
  const desk = createScanDesk({
    scans,
    signal: (signal) => heard.push(signal),
    onFailure: (error) => {
      throw error;
    },
  });
  const kept = new Map<string, string>();
  const scanner = createScanner({
    document,
    storage: { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) },
    onScan: scans.publish,
    onIncomplete: () => undefined,
  });
  const changes = createLive(0);
  const ring = (): void => changes.set(changes.get() + 1);
  stores.rows.subscribe(storedKinds, ring);
  stores.queue.subscribe(ring);
  if (i18n.locale === '') await speak('en');
  const status = {
    get: stores.status.getState,
    subscribe: (listener: () => void) => stores.status.subscribe(listener),
  };
  // No server stands behind it: PINs are checked on the device, and what only the server knows is not to be had.
  const { people, ask, fetchFile } = createPeople(stores, createSession(options.fetch ?? noServer, stores));
  const floor: Floor = {
    world: stores.rows,
    recorder: stores.recorder,
    numbers: stores.numbers,
    notes: stores.notes,
    queue: stores.queue,
    status,
    changes,
    desk,
    scanner,
    preferences: aPreferences(),
    access: {
      setUp: async () => 'link' as const,
      enrol: async () => 'code',
      rescue: stores.rescue,
      empty: async () => undefined,
      demo: async () => options.demo ?? null,
    },
    people: createCrew(people, status),
    ask,
    fetchFile,
    machine: {
      version: 'test',
      persist: async () => true,
      makeWorker: () => {
        throw new Error('No workers here');
      },
      saveFile: (_, content) => saved.push(content),
    },
    now: tab.parts.clock.now,
    recoveryRead: stores.recoveryRead,
    syncNow: async () => undefined,
  };
  const root = document.createElement('div');
  document.body.append(root);
  const router = createMemoryRouter(routesOf({ ready: createLive(false), take: () => undefined }), {
    initialEntries: [path],
  });
  const react = createRoot(root);
  react.render(
    <I18nProvider i18n={i18n}>
      <FloorProvider value={floor}>
        <RouterProvider router={router} />
      </FloorProvider>
    </I18nProvider>,
  );
  const text = (): string => textOf(document.body).replace(/[\s\u00a0\u202f]+/g, ' ');
  const shows = (wanted: string | RegExp): Promise<void> =>
    vi.waitFor(() => {
      if (typeof wanted === 'string') expect(text()).toContain(wanted);
      else expect(text()).toMatch(wanted);
    }, patience);
  return {
    floor,
    stores,
    router,
    heard,
    saved,
    root,
    text,
    shows,
    hides: (unwanted) => vi.waitFor(() => expect(text()).not.toContain(unwanted), patience),
    async scan(code, symbology) {
      desk.take({ text: code, symbology, format: undefined, confidence: 1, source: 'wedge', at: 1 });
      await desk.settled();
    },
    async press(name) {
      const button = await vi.waitFor(() => {
        const found = buttons().filter((each) => isNamed(each, name));
        expect(
          found.length,
          `buttons named ${name} among: ${buttons().map(nameOf).join(' | ')}`,
        ).toBeGreaterThan(0);
        return found.at(-1) as HTMLElement;
      }, patience);
      button.click();
    },
    async type(label, value) {
      const field = await vi.waitFor(() => {
        const found = fields().find((each) => isNamed(each, label));
        if (!found) throw new Error(`No field ${label}`);
        return found;
      }, patience);
      const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value') ?? {};
      set?.call(field, value);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    },
    async choose(label, option) {
      const select = await vi.waitFor(() => {
        const found = [...document.querySelectorAll('select')].findLast((each) => isNamed(each, label));
        if (!found) throw new Error(`No list ${label}`);
        return found;
      }, patience);
      const wanted = [...select.options].find(({ text: words }) => words === option);
      if (!wanted)
        throw new Error(`No ${option} among: ${[...select.options].map((each) => each.text).join(' | ')}`);
      select.value = wanted.value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    },
    async pulled(changed) {
      const rows = Object.entries(changed).map(([key, row]) => {
        const { kind, id } = splitKey(key as RowKey);
        return { kind: kind as StoredKind, id, version: 2, row };
      });
      await stores.desk.replica.take({ ...aPull({ rows: new Map() } as never, 2), rows } as never);
      await stores.settled();
    },
    async close() {
      react.unmount();
      scanner.detach();
      root.remove();
      document.querySelectorAll('dialog').forEach((dialog) => dialog.remove());
      // Questions that were under way find their stores open still.
      await new Promise((resolve) => setTimeout(resolve, 30));
      stores.close();
    },
  };
}

/** The keys of the demo plant's PINs ready made: the real way is slow by intention, and tested where it is used. */
const demoKey: PinKey = async (pin, salt) =>
  fromBase64url(demoPins.find((each) => each.pin === pin && each.salt === salt)?.key ?? 'A'.repeat(43));

const noServer: Fetch = () => Promise.reject(new TypeError('No server'));

async function settleIn(
  stores: Stores,
  person: string,
  { changed = {}, shared = false }: Options,
): Promise<void> {
  const plant = demoPlant(company, today, now);
  const all = new Map<string, unknown>([...plant.rows, ...Object.entries(changed)]);
  const rows = [...all].map(([key, row]) => {
    const { kind, id } = splitKey(key as RowKey);
    return { kind: kind as StoredKind, id, version: 1, row };
  });
  const enrolment = anEnrolment({ site: 'main' as SiteId, person: person as PersonId, shared });
  await stores.adopt(enrolment, await stores.nextSigner());
  await stores.desk.replica.take({ ...aPull({ rows: new Map() } as never), rows });
  await stores.settled();
}

const names = new Map<string, string>(demoPeople.map(({ id, name }) => [id, name]));

function aPreferences(): Floor['preferences'] {
  const profile = createLive(usualProfile);
  return {
    profile,
    wear: async (next) => profile.set(next),
    language: createLive('en'),
    format: createLive(createFormat('en', 'Europe/Berlin', names)),
    soundState: () => 'ready',
  };
}

const buttons = (): HTMLElement[] => {
  // What lies under an open dialog cannot be pressed.
  const dialogs = [...document.querySelectorAll('dialog[open]')];
  const within = dialogs.at(-1) ?? document.body;
  return [...within.querySelectorAll<HTMLElement>('button, label, a, input[type=radio]')];
};
const fields = (): HTMLInputElement[] => [...document.querySelectorAll<HTMLInputElement>('input, textarea')];

function nameOf(element: HTMLElement): string {
  const label = element.getAttribute('aria-label');
  const own =
    element instanceof HTMLInputElement ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement;
  const text = label ?? (own ? (element.labels?.[0]?.textContent ?? '') : textOf(element));
  return text.replace(/[\s\u00a0\u202f]+/g, ' ').trim();
}

const isNamed = (element: HTMLElement, name: string | RegExp): boolean =>
  typeof name === 'string' ? nameOf(element) === name : name.test(nameOf(element));

/** Words of neighbouring elements apart, as a reader sees them. */
function textOf(node: Node): string {
  if (node.nodeType === 3) return node.textContent ?? '';
  return (
    [...node.childNodes]
      .map(textOf)
      .join(
        node instanceof HTMLElement && /^(SPAN|BDI|STRONG|BUTTON|P|LI|DIV)$/.test(node.tagName) ? '' : ' ',
      ) + (node instanceof HTMLElement && /^(P|LI|DIV|H1|H2|DT|DD|SPAN)$/.test(node.tagName) ? ' ' : '')
  );
}

// jsdom knows the element but not how to open it over the page.
if (typeof HTMLDialogElement !== 'undefined' && !HTMLDialogElement.prototype.showModal) {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
}
