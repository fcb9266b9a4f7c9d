import { Component, type ReactNode, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, test, vi } from 'vitest';
import { useErrand } from './use-errand.ts';

class Boundary extends Component<{ readonly children: ReactNode }> {
  override state = { said: '' };
  static getDerivedStateFromError = (error: Error) => ({ said: error.message });
  override render() {
    return this.state.said === '' ? this.props.children : <p>{this.state.said}</p>;
  }
}

function Screen({ errand }: { errand: Promise<unknown> }) {
  const run = useErrand();
  useEffect(() => run(errand), [errand, run]);
  return <p>Open</p>;
}

function aFailing() {
  let fail: (error: Error) => void = () => undefined;
  const promise = new Promise<never>((_, reject) => (fail = reject));
  return { promise, fail };
}

const unhandled = vi.fn();
process.on('unhandledRejection', unhandled);
afterEach(() => void process.off('unhandledRejection', unhandled));

test('what a screen began by itself goes to the error boundary while it stands, and ends with it', async () => {
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const root = document.createElement('div');
  const react = createRoot(root);
  const failing = aFailing();
  react.render(
    <Boundary>
      <Screen errand={failing.promise} />
    </Boundary>,
  );
  await vi.waitFor(() => expect(root.textContent).toBe('Open'));
  failing.fail(new Error('The store is closed'));
  await vi.waitFor(() => expect(root.textContent).toBe('The store is closed'));
  react.unmount();

  const left = document.createElement('div');
  const other = createRoot(left);
  const late = aFailing();
  other.render(<Screen errand={late.promise} />);
  await vi.waitFor(() => expect(left.textContent).toBe('Open'));
  other.unmount();
  late.fail(new Error('The store is closed'));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(unhandled).not.toHaveBeenCalled();
  quiet.mockRestore();
});
