import { Link, useParams } from '@tanstack/react-router';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { Gone } from '../../app/nothing.tsx';
import { useAsk } from '../../app/query.ts';
import { useEnum } from '../../app/use-enum.ts';
import { Acts, type ActOf } from '../../records/act.tsx';
import { Timeline } from '../../records/timeline.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import {
  Asked,
  Empty,
  Fact,
  Facts,
  Illustrative,
  PageHead,
  Panel,
  shortTitle,
  Tag,
} from '../../ui/parts.tsx';
import { OrganizationDocument } from './admin.gql.ts';
import type { Organization } from './kinds.ts';

const JoinNetwork = lazy(() => import('./acts/join-network.tsx'));
const LeaveNetwork = lazy(() => import('./acts/leave-network.tsx'));
const AssignToHub = lazy(() => import('./acts/assign-to-hub.tsx'));
const RateOrganization = lazy(() => import('./acts/rate-organization.tsx'));
const CorrectOrganization = lazy(() => import('./acts/correct-organization.tsx'));
const CorrectMembership = lazy(() => import('./acts/correct-membership.tsx'));

const OrganizationPage = () => {
  const { id = '' } = useParams({ strict: false }) as { readonly id?: string };
  const query = useAsk(OrganizationDocument, { id }, { about: ['ORGANIZATION'] });
  return (
    <Asked query={query} lines={10} height={600}>
      {({ organization }) => (organization === null ? <Gone /> : <Found organization={organization} />)}
    </Asked>
  );
};

const Found = ({ organization }: { readonly organization: Organization }) => {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const say = useEnum();
  const { memberSince, memberships, ratings, warnings } = organization;
  const act = (key: string, label: string, form: ActOf<Organization>['form'], first = false) => ({
    key,
    label,
    permission: 'network.manage',
    form,
    first,
  });
  const acts = [
    memberSince === null
      ? act('joinNetwork', t('acts.join'), JoinNetwork, true)
      : act('leaveNetwork', t('acts.leave'), LeaveNetwork),
    act('rateOrganization', t('acts.rate'), RateOrganization, true),
    act('assignOrganizationToHub', t('acts.assign'), AssignToHub),
    act('correctOrganization', t('acts.correctOrganization'), CorrectOrganization),
    ...(memberships.length === 0
      ? []
      : [act('correctMembership', t('acts.correctMembership'), CorrectMembership)]),
  ];
  return (
    <>
      <PageHead
        title={shortTitle(organization.name)}
        back={<Link to="/admin/organizations">{t('organizations')}</Link>}
        tags={
          <>
            <Illustrative of={organization.illustrative} />
            {organization.isHub ? <Tag tone="accent">{t('isHub')}</Tag> : null}
            <Tag>{memberSince === null ? t('isNoMember') : t('isMember')}</Tag>
          </>
        }
        actions={<Acts record={organization} acts={acts} />}
      />
      <div className="columns">
        <div className="stack">
          {warnings.length === 0 ? null : (
            <div className="notice">
              <h2>{t('warnings')}</h2>
              <ul className="list">
                {warnings.map((code) => (
                  <li key={code}>{t(`warning.${code}` as never, { defaultValue: code })}</li>
                ))}
              </ul>
            </div>
          )}
          <Panel title={t('facts')}>
            <Facts>
              <Fact label={t('kind')}>{say('OrganizationKind', organization.kind)}</Fact>
              <Fact label={t('creditCode')}>
                {organization.creditCode === null ? null : (
                  <>
                    <code>{organization.creditCode}</code>{' '}
                    {organization.creditCodeAsDocumented ? <Tag>{t('asDocumented')}</Tag> : null}
                  </>
                )}
              </Fact>
              <Fact label={t('region')}>{organization.regionName}</Fact>
              <Fact label={t('hub')}>
                {organization.hub === null ? (
                  common('none')
                ) : (
                  <Link to={`/admin/organizations/${organization.hub.id}` as never}>
                    {shortTitle(organization.hub.name)}
                  </Link>
                )}
              </Fact>
              <Fact label={common('document')}>{organization.sourceDocument}</Fact>
            </Facts>
          </Panel>
          <Panel title={t('memberships')}>
            {memberships.length === 0 ? (
              <Empty>{t('noMemberships')}</Empty>
            ) : (
              <ul className="list">
                {memberships.map(({ joinedOn, leftOn }) => (
                  <li key={joinedOn}>
                    {leftOn === null
                      ? t('since', { from: joinedOn })
                      : t('until', { from: joinedOn, to: leftOn })}
                  </li>
                ))}
              </ul>
            )}
          </Panel>
          <Panel title={t('ratings')}>
            {ratings.length === 0 ? (
              <Empty>{t('noRatings')}</Empty>
            ) : (
              <ul className="list">
                {ratings.map(({ scheme, grade, validFrom, validTo }) => (
                  <li key={`${scheme} ${validFrom}`}>
                    <strong>{grade}</strong> {scheme} · {validFrom} – {validTo}
                  </li>
                ))}
              </ul>
            )}
          </Panel>
          <Panel title={t('related')}>
            <div className="actions">
              <ButtonLink to="/leads" search={{ view: 'table', org: organization.id } as never}>
                {common('sections.leads')}
              </ButtonLink>
              <ButtonLink to="/projects" search={{ org: organization.id } as never}>
                {common('sections.projects')}
              </ButtonLink>
              <ButtonLink to="/figures" search={{ org: organization.id } as never}>
                {common('sections.figures')}
              </ButtonLink>
              <ButtonLink to="/admin/stations" search={{ org: organization.id } as never}>
                {common('sections.stations')}
              </ButtonLink>
            </div>
          </Panel>
        </div>
        <Timeline subjectId={organization.id} />
      </div>
    </>
  );
};

export default OrganizationPage;
