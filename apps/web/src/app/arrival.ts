/*
 * Who comes to another page by a link should hear where they are: its heading takes the focus. The heading of a page that is still being loaded
 * is not there yet when the address changes, so the shell says that somebody is coming, and the heading takes it up when it appears.
 */
let coming = false;

export const announceArrival = (): void => {
  coming = true;
};

/** Whether somebody has just come; told once. */
export const takeArrival = (): boolean => {
  const came = coming;
  coming = false;
  return came;
};
