import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Panel, shortTitle, Tag } from '../../ui/parts.tsx';
import { useFigureName, usePeriod } from './names.ts';
import type { Conflict } from './said.ts';
import { VerdictMark } from './verdict.tsx';

/** What is printed of the same otherwise, in this document or another: all numbers side by side, and none is struck out. */
export const Conflicts = ({
  conflicts,
  here,
}: {
  readonly conflicts: readonly Conflict[];
  readonly here: string;
}) => {
  const { t } = useTranslation('sources');
  const { nameOf } = useFigureName();
  const period = usePeriod();
  return (
    <Panel title={t('conflicts.title')} className="conflicts">
      <p className="hint">{t('conflicts.why')}</p>
      {conflicts.map(({ of, sides }) => (
        <section key={of.id} data-conflict={of.key}>
          <h3>
            {nameOf(of)}，{of.subject}，{period(of.period)}
          </h3>
          <ul>
            {sides.map((side) => (
              <li key={side.id}>
                <strong>{side.display}</strong> <VerdictMark of={side.verdict} />{' '}
                {side.documentId === here ? (
                  <Tag>{t('conflicts.here')}</Tag>
                ) : (
                  <Link to={`/documents/${side.documentId}` as never} hash={`figure-${side.key}`}>
                    {shortTitle(side.title)}
                  </Link>
                )}{' '}
                {side.places.map(({ line, quote }) => (
                  <span key={`${line} ${quote}`}>
                    {t('line', { line })} <q>{quote}</q>{' '}
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Panel>
  );
};
