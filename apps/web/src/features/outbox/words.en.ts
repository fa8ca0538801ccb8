import type { SameWords } from '../../app/same-words.ts';
import type zh from './words.zh.ts';

const en: SameWords<typeof zh> = {
  title: 'To sync',
  flush: 'Sync now',
  flushing: 'Syncing…',
  syncedAt: 'Last synced {{at}}',
  never: 'Not synced on this device yet',
  empty:
    'Nothing waits to be submitted. A visit logged or an outcome reported while the network or the server is gone is kept here and submitted once it is back.',
  log: 'Log a visit',
  report: 'Report an outcome',
  made: '{{at}} (device time)',
  sentAt: 'submitted {{at}}',
  states: {
    pending: 'To sync',
    sending: 'Submitting',
    sent: 'Synced',
    refused: 'Refused',
    conflict: 'Overtaken',
    elsewhere: 'Of other data',
  },
  tries: 'tried {{count}} times',
  tries_one: 'tried once',
  stopped: 'Not yet submitted: {{why}}',
  open: 'Open',
  mend: 'Mend and submit again',
  drop: 'Delete',
  dropTitle: 'Delete this entry?',
  dropText: '“{{label}}” has not been submitted. It cannot be brought back.',
  dropConfirm: 'Delete this entry',
  elsewhereText:
    'The server’s data is not that for which this was written, so it is not sent by itself. If you are sure, submit it to the present server.',
  adopt: 'Submit to the present server',
  conflictText: 'While you were writing, somebody else changed:',
  keepMine: 'Use mine all the same',
  takeTheirs: 'Use what is there now',
  other: 'Write it anew',
  keptDays: 'What was synced stays on this device for seven days.',
  notStored:
    'This browser keeps no data: what stands below lies in this page alone. Do not close it before it is submitted.',
  embedded:
    'Inside another app, what is stored may be cleared once the page is closed: do not close it before what stands below is submitted.',
  pendingTitle: 'Waiting',
  doneTitle: 'Synced',
};

export default en;
