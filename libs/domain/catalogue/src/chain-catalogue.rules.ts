import { BadInput, type CalendarDate, type FieldFault } from '#platform/kernel';
import type { ListedChain } from './chain-catalogue.events.js';

/** The calendar day before. */
export const dayBefore = (day: CalendarDate): CalendarDate =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

// No small letters, so that two codes never differ by case alone; a first letter or digit, so that none is `-` (未分配).
const chainCode = /^[A-Z0-9][A-Z0-9._-]{0,39}$/;

/** @throws Refused BAD_USER_INPUT naming each code that is none (CHAIN_CODE_INVALID) or stands there twice (CHAIN_CODE_REPEATED) */
export const checkCodes = (field: string, chains: readonly ListedChain[]): void => {
  const seen = new Set<string>();
  const faults: FieldFault[] = [];
  chains.forEach(({ code }, index) => {
    const at = `${field}.${index}.code`;
    if (!chainCode.test(code))
      faults.push({
        field: at,
        code: 'CHAIN_CODE_INVALID',
        reason: 'capitals, digits and . _ -, at most 40',
      });
    else if (seen.has(code)) faults.push({ field: at, code: 'CHAIN_CODE_REPEATED', reason: 'listed twice' });
    seen.add(code);
  });
  if (faults.length > 0) throw new BadInput(faults);
};
