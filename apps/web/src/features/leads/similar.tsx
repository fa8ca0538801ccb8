import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../app/query.ts';
import { useEnum } from '../../app/use-enum.ts';
import { Illustrative, shortTitle, Tag } from '../../ui/parts.tsx';
import { SimilarLeadsDocument } from './leads.gql.ts';

type Asked = { readonly investorName: string; readonly investorCreditCode: string; readonly title: string };

/** Shorter than this anything is like anything. */
const LEAST = 2;

/**
 * What is reported already and may be the same: while it is typed, a moment after the last letter, and never of half a word that is
 * being composed.
 */
export const Similar = ({ of, composing }: { readonly of: Asked; readonly composing: boolean }) => {
  const { t } = useTranslation('leads');
  const say = useEnum();
  const [asked, setAsked] = useState<Asked>();
  const { investorName, investorCreditCode, title } = of;
  useEffect(() => {
    if (composing) return undefined;
    const timer = setTimeout(() => {
      const long = (text: string) => (text.trim().length >= LEAST ? text.trim() : '');
      const next = {
        investorName: long(investorName),
        investorCreditCode: investorCreditCode.replace(/\s/gu, '').length >= 18 ? investorCreditCode : '',
        title: long(title),
      };
      setAsked(Object.values(next).some(Boolean) ? next : undefined);
    }, 400);
    return () => clearTimeout(timer);
  }, [composing, investorName, investorCreditCode, title]);
  const { data } = useAsk(
    SimilarLeadsDocument,
    asked ?? { investorName: '', investorCreditCode: '', title: '' },
    { enabled: asked !== undefined, about: ['LEAD'], keepPrevious: true },
  );
  const found = asked === undefined ? [] : (data?.similarLeads ?? []);
  const first = found.find(({ why }) => why !== 'SIMILAR_NAME');
  return (
    <div role="status" className={found.length === 0 ? 'unseen' : 'notice similar'}>
      {found.length === 0 ? null : (
        <>
          <h2>{t('similar.title', { count: found.length })}</h2>
          {first === undefined ? (
            <p>{t('similar.look')}</p>
          ) : (
            <p>
              {t('similar.later', {
                name: first.lead.investorName ?? shortTitle(first.lead.title),
                reporter: first.lead.reporter?.name ?? '',
                on: first.lead.reportedOn,
              })}
            </p>
          )}
          <ul className="list">
            {found.map(({ lead, why }) => (
              <li key={lead.id}>
                <Link to="/leads/$id" params={{ id: lead.id } as never} target="_blank" preload={false}>
                  {shortTitle(lead.title)}
                </Link>{' '}
                <Tag tone={why === 'SIMILAR_NAME' ? 'plain' : 'amber'}>{t(`similar.why.${why}`)}</Tag>{' '}
                <Illustrative of={lead.illustrative} />
                <p className="hint">
                  {[
                    lead.investorName,
                    lead.reporter?.name,
                    lead.reportedOn,
                    say('LeadStage', lead.stage),
                    say('ClaimVerdict', lead.verdict),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
};
