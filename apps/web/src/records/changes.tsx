import { useTranslation } from 'react-i18next';
import { momentOf } from '../app/format.ts';
import { factLabel } from './facts.ts';
import { Told } from './told.tsx';

/** A value that somebody else changed, as a CONFLICT tells of it. */
export type Change = {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly changedAt?: string;
};

/** What a refusal says was changed; nothing where it says nothing. */
export const changesIn = (params: Readonly<Record<string, unknown>>): readonly Change[] => {
  const { changed } = params;
  return Array.isArray(changed) ? (changed as readonly Change[]) : [];
};

const noNames: ReadonlyMap<string, string> = new Map();

/** What was before and what is now, of every value that changed. */
export const Changes = ({
  of,
  names = noNames,
}: {
  readonly of: readonly Change[];
  readonly names?: ReadonlyMap<string, string>;
}) => {
  const { t } = useTranslation(['common', 'events', 'enums']);
  return (
    <dl className="changes">
      {of.map(({ field, before, after, changedAt }) => (
        <div key={field}>
          <dt>{factLabel(t, field)}</dt>
          <dd>
            <del>
              <Told value={before} names={names} />
            </del>{' '}
            →{' '}
            <ins>
              <Told value={after} names={names} />
            </ins>
            {changedAt === undefined ? null : <time dateTime={changedAt}> {momentOf(changedAt)}</time>}
          </dd>
        </div>
      ))}
    </dl>
  );
};
