import type { SameWords } from '../../app/same-words.ts';
import type zh from './words.zh.ts';

const en: SameWords<typeof zh> = {
  title: 'Me',
  pages: 'All pages',
  account: 'Account',
  username: 'User name',
  role: 'Role',
  organization: 'Organization',
  station: 'Station',
  language: 'Language',
  theme: 'Appearance',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  signOut: 'Sign out',
  signOutWaiting:
    '{{count}} records that are not yet synced stay on this device and are sent when the same user signs in again.',
  signOutWaiting_one:
    '1 record that is not yet synced stays on this device and is sent when the same user signs in again.',
  stillIn: 'You are still signed in on this device. Try again when there is a network.',
  keys: 'Keys',
  keyList: {
    find: 'Find pages and records',
    search: 'Search on this page',
    go: 'Go to a page (G, then a letter)',
    board: 'Move between cards of the board',
    open: 'Open a card',
    move: 'Move a lead',
    follow: 'Follow up a lead',
    queue: 'Recognition queue: next, previous',
    decide: 'Recognize, reject',
  },
  device: 'This device',
  offlineReady: 'Visits can be logged without a network',
  offlineNot: 'This browser cannot open the page without a network; what is typed while it is open is kept',
  notStored: 'This browser lets nothing be stored: what was not sent is lost when the page is closed',
  embedded:
    'Inside another app nothing can be downloaded, printed, installed or opened without a network, and what is stored may be cleared once the page is closed. In a browser all of it works.',
  version: 'Version',
};

export default en;
