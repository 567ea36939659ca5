// How long and how much the page waits for the engine.
export const limits = {
  memory: 512 << 20, // bytes of a worker
  cancel: 1000, // milliseconds until a worker that does not see a cancel is terminated

  // patience returns for how many milliseconds a call may be silent. It grows with the length of the call's argument: a table of 1,387
  // routes may take a minute on a slow or busy machine.
  patience: (length) => 20_000 + 2 * length,
};
