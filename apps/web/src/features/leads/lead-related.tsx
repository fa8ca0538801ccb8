import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { agesWith, asOfIn, searchOf, type Known } from '../../app/known.ts';
import { useAsk } from '../../app/query.ts';
import { useEnum } from '../../app/use-enum.ts';
import { Asked, Illustrative, Money, Panel, shortTitle } from '../../ui/parts.tsx';
import { LeadRelatedDocument } from './leads.gql.ts';

/** Visits, agreements and projects that name the lead, or named it then. */
export const Related = ({ id, known }: { readonly id: string; readonly known: Known | undefined }) => {
  const query = useAsk(
    LeadRelatedDocument,
    { id, ...asOfIn(known) },
    agesWith(known, ['VISIT', 'AGREEMENT', 'PROJECT']),
  );
  const { t } = useTranslation('leads');
  const say = useEnum();
  const line = (key: string, path: string, title: string, illustrative: boolean, ...more: ReactNode[]) => (
    <li key={key}>
      <Link to={path} search={searchOf(known)} preload={false}>
        {shortTitle(title)}
      </Link>{' '}
      <Illustrative of={illustrative} />
      <p className="hint">
        {more
          .filter((one) => one !== null)
          .map((one, index) => (
            <span key={index}>
              {index === 0 ? '' : ' · '}
              {one}
            </span>
          ))}
      </p>
    </li>
  );
  return (
    <Panel title={t('page.related')}>
      <Asked query={query} lines={3}>
        {({ visits, agreements, projects }) => (
          <div className="stack">
            {visits.edges.length + agreements.edges.length + projects.edges.length === 0 ? (
              <p className="none">{t('page.noRelated')}</p>
            ) : null}
            {projects.edges.length === 0 ? null : (
              <section>
                <h3>{t('page.projects', { count: projects.totalCount })}</h3>
                <ul className="list">
                  {projects.edges.map(({ node }) =>
                    line(
                      node.id,
                      `/projects/${node.id}`,
                      node.name,
                      node.illustrative,
                      node.landedOn,
                      say('ProjectStatus', node.status),
                      <Money key="money" of={node.plannedInvestment} />,
                    ),
                  )}
                </ul>
              </section>
            )}
            {agreements.edges.length === 0 ? null : (
              <section>
                <h3>{t('page.agreements', { count: agreements.totalCount })}</h3>
                <ul className="list">
                  {agreements.edges.map(({ node }) =>
                    line(
                      node.id,
                      `/agreements/${node.id}`,
                      node.title,
                      node.illustrative,
                      node.signedOn,
                      say('AgreementKind', node.kind),
                      say('AgreementStatus', node.status),
                      node.amount === null ? null : <Money key="money" of={node.amount} />,
                    ),
                  )}
                </ul>
              </section>
            )}
            {visits.edges.length === 0 ? null : (
              <section>
                <h3>{t('page.visits', { count: visits.totalCount })}</h3>
                <ul className="list">
                  {visits.edges.map(({ node }) =>
                    line(
                      node.id,
                      `/visits/${node.id}`,
                      node.name ?? node.host?.name ?? node.startsOn,
                      node.illustrative,
                      node.startsOn,
                      say('VisitDirection', node.direction),
                      say('VisitStatus', node.status),
                    ),
                  )}
                </ul>
              </section>
            )}
          </div>
        )}
      </Asked>
    </Panel>
  );
};
