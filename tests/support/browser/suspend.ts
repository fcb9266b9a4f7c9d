/** Waits until somebody calls `resume`. The seeded world has its own, which hands the turn to another process meanwhile. */
export type Suspend = <T>(register: (resume: (value: T) => void) => void) => Promise<T>;

export const plainSuspend: Suspend = (register) =>
  new Promise((resolve) => {
    register(resolve);
  });
