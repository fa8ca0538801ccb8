import type { SameWords } from '../same-words.ts';
import type zh from './queued.zh.ts';

const en: SameWords<typeof zh> = {
  clock: 'This device says {{device}}, the server {{server}}. The date was set by the server; please check.',
  submitLater: 'Save, submit once it is back',
  restored: 'What you had not submitted is back.',
  discard: 'Start afresh',
  notStored:
    'This browser keeps no data: without a network, do not close this page, or what was not submitted is lost.',
  noWorker: 'This page may not open again without a network here: keep it open while you are offline.',
  embedded:
    'Inside another app this page does not open without a network, and what it stores may be cleared once it is closed: do not close or reload it while offline. For daily use, open it in the browser.',
  mending: 'This was refused. Mend it and submit it again.',
  own: {
    title: 'Submitted from this device',
    text: '{{pending}} to sync, {{refused}} refused, {{sent}} synced in the last seven days',
  },
  sent: {
    sending: 'Submitting…',
    waiting: 'Saved on this device; it is submitted once the connection is back.',
    memory: 'Saved in this page; it is submitted once the connection is back. Do not close the page before.',
    stopped: 'Saved on this device, not yet submitted: {{why}}',
    beside:
      'Another tab had already submitted something else from the same draft. Both are kept; compare them under what waits.',
    done: 'Submitted.',
    outbox: 'See what waits',
    mend: 'Mend and submit again',
  },
};

export default en;
