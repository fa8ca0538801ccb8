import { useTranslation } from 'react-i18next';
import { useAskEach } from '../app/query.ts';
import { useLanguage } from '../app/use-choice.ts';
import { factText } from './facts.ts';
import { OrganizationNameDocument } from './records.gql.ts';

type Names = ReadonlyMap<string, string>;
const noNames: Names = new Map();

const isUuid = (value: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);

/** Every id within a value. */
const idsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return isUuid(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(idsIn) : [];
};

/**
 * A value that a refusal tells of: a text, an amount, shares, or a list or a group of such. Organizations go by their names, which a
 * refusal does not carry, or by their ids where they are nobody's to see.
 */
export const Told = ({ value, names = noNames }: { readonly value: unknown; readonly names?: Names }) => {
  const { t } = useTranslation(['common', 'events', 'enums']);
  useLanguage();
  const ids = [...new Set(idsIn(value))].filter((id) => !names.has(id));
  const answers = useAskEach(
    OrganizationNameDocument,
    ids.map((id) => ({ id })),
    { about: ['ORGANIZATION'] },
  );
  const all = new Map(names);
  for (const [at, id] of ids.entries()) {
    const name = answers[at]?.organization?.name;
    if (name !== undefined) all.set(id, name);
  }
  return <>{factText(t, value, all)}</>;
};
