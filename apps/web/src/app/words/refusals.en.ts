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
};

export default en;
