import type { SameWords } from '../same-words.ts';
import type zh from './refusals.zh.ts';

const en: SameWords<typeof zh> = {
  UNKNOWN_CODE: 'That did not work ({{code}}).',
  OFFLINE: 'No network. Try again in a moment; what you typed is still here.',
  UNINTELLIGIBLE: 'The server did not answer properly. Try again in a moment.',
  PAGE_BROKEN: 'This page failed. Reload it and try again.',
  NEEDED: 'Please fill this in.',
  AMOUNT_EMPTY: 'Please enter an amount.',
  AMOUNT_NOT_A_NUMBER: 'Please enter a number such as 1.5 or 15000, with its unit if you like: 1.5亿元.',
  AMOUNT_NEGATIVE: 'An amount cannot be negative.',
  AMOUNT_TOO_FINE: 'An amount is exact to the fen at most: fewer decimals, please.',
  AMOUNT_TOO_LARGE: 'This amount is too large; check its unit.',
  DATE_UNREADABLE: 'Please enter a date such as 2026-11-27.',
  INTERNAL_SERVER_ERROR:
    'The server failed. Try again in a moment; if it goes on, give the code to your administrator.',
  UNAUTHENTICATED: 'Your session has expired. Please sign in again.',
  FORBIDDEN: 'Your account is not permitted to do this.',
  TOO_MANY_REQUESTS: 'Too many requests. Try again in a moment.',
  CONFLICT: 'Somebody else changed this record while you were editing.',
  CREDIT_ORGANIZATION_MISSING: 'Add at least one organization.',
  CREDIT_ORGANIZATION_REPEATED: 'An organization can have one share only.',
  CREDIT_BASIS_POINTS_INVALID: 'Each share is a percentage above 0, up to 100, with two decimals at most.',
  CREDIT_SHARES_INCOMPLETE: 'The shares must come to exactly 100%.',
  COUNT_OUT_OF_RANGE: 'A whole number from 1 to 1,000,000; leave it out if nobody counted.',
  HOST_MISSING: 'Choose the host station, or say which organization hosts it.',
  TEXT_TOO_LONG: 'This text is too long.',
  DATE_IN_FUTURE: 'The date cannot lie after today; what has not taken place is a plan.',
  VISIT_DATES_REVERSED: 'The last day cannot lie before the first.',
  VISIT_STOP_OUTSIDE: 'Each stop must lie within the days of the visit.',
  STOP_INCOMPLETE: 'Each stop needs a date and a place.',
  COMMAND_UNKNOWN_HERE: 'This version of the page does not know this act. Reload the page and try again.',
  OTHER_ACCOUNT: 'Another account is signed in in this browser now. Sign in again with your own.',
  SESSIONS_MISSING: 'Give the sessions of at least one day.',
  SESSIONS_INVALID: 'Sessions are a whole number from 1 to 1,000.',
  PARTICIPANTS_INVALID: 'Person-times are a whole number from 0 to 1,000,000.',
  ACTIVITY_DATES_REVERSED: 'The last day cannot lie before the first.',
};

export default en;
