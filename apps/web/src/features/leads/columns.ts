import { useState } from 'react';

export const columnNames = [
  'investor',
  'stage',
  'grade',
  'verdict',
  'chain',
  'region',
  'amount',
  'owner',
  'reporter',
  'reportedOn',
  'lastFollowUpOn',
  'nextFollowUpOn',
  'updatedAt',
] as const;
export type ColumnName = (typeof columnNames)[number];

const usual: readonly ColumnName[] = [
  'investor',
  'stage',
  'verdict',
  'chain',
  'amount',
  'owner',
  'reportedOn',
  'nextFollowUpOn',
];
const KEY = 'yinfeng.leads.columns';

const kept = (): readonly ColumnName[] => {
  try {
    const names: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    if (Array.isArray(names)) return columnNames.filter((name) => names.includes(name));
  } catch {
    // Denied, or written by somebody else: the usual ones.
  }
  return usual;
};

/** Which columns somebody looks at, on this device. The title always is one. */
export const useColumns = () => {
  const [shown, setShown] = useState(kept);
  const set = (name: ColumnName, on: boolean) => {
    const next = columnNames.filter((one) => (one === name ? on : shown.includes(one)));
    setShown(next);
    try {
      localStorage.setItem(KEY, JSON.stringify(next));
    } catch {
      // Denied: as long as the page.
    }
  };
  return [shown, set] as const;
};
