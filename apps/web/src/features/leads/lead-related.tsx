import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asOfKnown, searchOf, type Known } from '../../app/known.ts';
import { useAsk } from '../../app/query.ts';
import type { Refusal } from '../../app/refusal.ts';
import { useEnum } from '../../app/use-enum.ts';
import { Asked, Illustrative, Money, Panel, shortTitle } from '../../ui/parts.tsx';
import {
  LeadRelatedDocument,
  LeadRelatedThenDocument,
  type LeadAgreementFragment,
  type LeadProjectFragment,
  type LeadRelatedQuery,
} from './leads.gql.ts';

type Connected<N> = { readonly totalCount: number; readonly edges: readonly { readonly node: N }[] };
type Answer = {
  /** Undefined of the past, of which visits keep nothing. */
  readonly visits?: LeadRelatedQuery['visits'];
  readonly agreements: Connected<LeadAgreementFragment>;
  readonly projects: Connected<LeadProjectFragment>;
};

/** Visits, agreements and projects that name the lead. */
export const RelatedNow = ({ id }: { readonly id: string }) => (
  <Related
    query={useAsk(LeadRelatedDocument, { id }, { about: ['VISIT', 'AGREEMENT', 'PROJECT'] })}
    known={undefined}
  />
);

/** Agreements and projects that named it then. */
export const RelatedThen = ({ id, known }: { readonly id: string; readonly known: Known }) => {
  const { t } = useTranslation('leads');
  const query = useAsk(LeadRelatedThenDocument, { id, asOf: asOfKnown(known) }, { still: true });
  return (
    <>
      <Related query={query} known={known} />
      <p className="hint">{t('page.present')}</p>
    </>
  );
};

const Related = ({
  query,
  known,
}: {
  readonly query: Pick<UseQueryResult<Answer, Refusal>, 'data' | 'error' | 'refetch'>;
  readonly known: Known | undefined;
}) => {
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
            {(visits?.edges.length ?? 0) + agreements.edges.length + projects.edges.length === 0 ? (
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
            {visits === undefined || visits.edges.length === 0 ? null : (
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
