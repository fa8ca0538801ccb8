import { Link } from '@tanstack/react-router';
import { hubLevels } from '@kernel/measure.ts';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { useAskPages } from '../../app/query.ts';
import { useSearchText } from '../../app/search.ts';
import { useEnum } from '../../app/use-enum.ts';
import { Acts } from '../../records/act.tsx';
import { ChoiceFilter, ListFilters, OrganizationFilter } from '../../records/list-filters.tsx';
import { Listed } from '../../records/listed.tsx';
import { findHubs, RegionField } from '../../records/pickers.tsx';
import { Illustrative, PageHead, shortTitle, Tag } from '../../ui/parts.tsx';
import { Table } from '../../ui/table.tsx';
import { OrganizationsDocument } from './admin.gql.ts';
import { organizationKinds } from './kinds.ts';

const RegisterOrganization = lazy(() => import('./acts/register-organization.tsx'));
const names = ['kind', 'hubs', 'hub', 'member', 'region'];
/** Whatever others may belong to, or only what was designated at a level. */
const hubChoices = ['ANY', ...hubLevels] as const;

/** The organizations of the network and around it. */
const OrganizationsPage = () => {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const say = useEnum();
  const [search, patch] = useSearchText();
  const kind = organizationKinds.find((one) => one === search['kind']);
  const hubs = hubChoices.find((one) => one === search['hubs']);
  const member = search['member'] === 'yes' ? true : search['member'] === 'no' ? false : undefined;
  const list = useAskPages(
    OrganizationsDocument,
    {
      first: 50,
      filter: {
        ...(kind === undefined ? {} : { kind }),
        ...(hubs === undefined ? {} : hubs === 'ANY' ? { isHub: true } : { hubLevels: [hubs] }),
        ...(member === undefined ? {} : { member }),
        ...(search['hub'] ? { hubId: search['hub'] } : {}),
        ...(search['region'] ? { regionCode: search['region'] } : {}),
        ...(search['q']?.trim() ? { search: search['q'].trim() } : {}),
      },
    },
    ({ organizations }) => organizations,
    { about: ['ORGANIZATION'], keepPrevious: true },
  );
  return (
    <>
      <PageHead
        title={t('organizations')}
        actions={
          <Acts
            record={null}
            acts={[
              {
                key: 'registerOrganization',
                label: t('acts.register'),
                permission: 'network.manage',
                form: RegisterOrganization,
                first: true,
              },
            ]}
          />
        }
      />
      <ListFilters names={names} searchLabel={t('searchOrganization')}>
        <ChoiceFilter
          name="kind"
          label={t('kind')}
          choices={organizationKinds.map((value) => ({ value, label: say('OrganizationKind', value) }))}
        />
        <ChoiceFilter
          name="member"
          label={t('member')}
          choices={[
            { value: 'yes', label: t('isMember') },
            { value: 'no', label: t('isNoMember') },
          ]}
        />
        <ChoiceFilter
          name="hubs"
          label={t('isHub')}
          choices={hubChoices.map((value) => ({
            value,
            label: value === 'ANY' ? t('anyHub') : say('HubLevel', value),
          }))}
        />
        <OrganizationFilter name="hub" label={t('hub')} find={findHubs} />
        <RegionField
          filter
          name="region"
          label={t('region')}
          value={search['region'] ?? ''}
          onChange={(region) => patch({ region })}
        />
      </ListFilters>
      <Listed pages={list} names={names} empty={t('noneOrganizations')} lines={10} height={480}>
        {(rows) => (
          <Table
            caption={t('organizations')}
            rows={rows}
            keyOf={({ id }) => id}
            columns={[
              {
                key: 'name',
                label: t('name'),
                head: true,
                cell: ({ id, name, illustrative }) => (
                  <>
                    <Link to={`/admin/organizations/${id}` as never}>{shortTitle(name)}</Link>{' '}
                    <Illustrative of={illustrative} />
                  </>
                ),
              },
              { key: 'kind', label: t('kind'), cell: (row) => say('OrganizationKind', row.kind) },
              {
                key: 'hub',
                label: t('hub'),
                cell: ({ isHub, hub }) =>
                  isHub ? (
                    <Tag tone="accent">{t('isHub')}</Tag>
                  ) : hub === null ? (
                    common('none')
                  ) : (
                    shortTitle(hub.name)
                  ),
              },
              {
                key: 'member',
                label: t('memberSince'),
                cell: ({ memberSince }) => memberSince ?? t('isNoMember'),
              },
              {
                key: 'rating',
                label: t('rating'),
                cell: ({ rating }) => rating?.grade ?? common('none'),
              },
              { key: 'region', label: t('region'), cell: ({ regionName }) => regionName },
              {
                key: 'warnings',
                label: t('warnings'),
                cell: ({ warnings }) =>
                  warnings.length === 0 ? (
                    common('none')
                  ) : (
                    <Tag tone="amber">{t('warningCount', { count: warnings.length })}</Tag>
                  ),
              },
            ]}
          />
        )}
      </Listed>
    </>
  );
};

export default OrganizationsPage;
