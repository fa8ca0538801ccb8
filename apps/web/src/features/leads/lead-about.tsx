import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { searchOf, type Known } from '../../app/known.ts';
import { useEnum } from '../../app/use-enum.ts';
import { Fact, Facts, Money, Panel, shortTitle, Tag } from '../../ui/parts.tsx';
import { Since } from './card.tsx';
import type { LeadFactsFragment } from './leads.gql.ts';

/** What a lead is, by today or by the day of then. */
export const LeadAbout = ({
  lead,
  known,
}: {
  readonly lead: LeadFactsFragment;
  readonly known: Known | undefined;
}) => {
  const { t } = useTranslation('leads');
  const say = useEnum();
  const owner = [lead.ownerStation?.name ?? lead.ownerOrganization?.name, lead.ownerUserName]
    .filter(Boolean)
    .join(' · ');
  return (
    <Panel title={t('page.facts')}>
      <Facts>
        <Fact label={t('field.investorName')}>{lead.investorName}</Fact>
        <Fact label={t('field.expected')}>
          {lead.expectedInvestment === null ? null : <Money of={lead.expectedInvestment} />}
        </Fact>
        <Fact label={t('field.chain')}>{lead.chainName}</Fact>
        <Fact label={t('field.region')}>{lead.regionName}</Fact>
        <Fact label={t('columns.verdict')}>
          {say('ClaimVerdict', lead.verdict)}
          {lead.firstLead === null || lead.firstLead.id === lead.id ? null : (
            <>
              {' · '}
              <Link to="/leads/$id" params={{ id: lead.firstLead.id } as never} search={searchOf(known)}>
                {t('page.first', {
                  reporter: lead.firstLead.reporter?.name ?? '',
                  on: lead.firstLead.reportedOn,
                })}
              </Link>
            </>
          )}
        </Fact>
        <Fact label={t('columns.grade')}>
          {lead.grade === null
            ? null
            : `${say('LeadGrade', lead.grade)}${lead.qualifiedOn === null ? '' : ` · ${lead.qualifiedOn}`}`}
        </Fact>
        <Fact label={t('field.reporter')}>
          {lead.reporter === null ? null : `${lead.reporter.name} · ${lead.reportedOn}`}
        </Fact>
        <Fact label={t('columns.owner')}>{lead.inPool ? t('page.inPool') : owner}</Fact>
        <Fact label={t('page.lastFollowUp')}>
          {lead.lastFollowUpOn === null ? (
            <span className="none">{t('page.noFollowUp')}</span>
          ) : lead.stage === 'LOST' ? (
            lead.lastFollowUpOn
          ) : (
            <>
              {lead.lastFollowUpOn} <Since lead={lead} known={known} />
            </>
          )}
        </Fact>
        <Fact label={t('field.kind')}>{say('LeadKind', lead.kind)}</Fact>
        <Fact label={t('field.sourcingMethod')} skip>
          {lead.sourcingMethod === null ? null : say('SourcingMethod', lead.sourcingMethod)}
        </Fact>
        <Fact label={t('field.throughStation')} skip>
          {lead.station?.name}
        </Fact>
        <Fact label={t('field.activity')} skip>
          {lead.activity === null ? null : (
            <Link to="/activities/$id" params={{ id: lead.activity.id } as never} search={searchOf(known)}>
              {shortTitle(lead.activity.name)}
            </Link>
          )}
        </Fact>
        <Fact label={t('field.code')} skip>
          {lead.investorCreditCode === null ? null : (
            <>
              <code lang="en">{lead.investorCreditCode}</code>
              {lead.creditCodeAsDocumented ? <Tag tone="amber">{t('code.documented')}</Tag> : null}
            </>
          )}
        </Fact>
        <Fact label={t('field.sourceDocument')} skip>
          {lead.sourceDocument}
        </Fact>
      </Facts>
      {lead.summary === null ? null : <p className="lead-summary">{lead.summary}</p>}
    </Panel>
  );
};
