import { Link } from '@tanstack/react-router';
import { lazy, useEffect } from 'react';
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
import { StationsDocument } from './admin.gql.ts';
import { stationPurposes } from './kinds.ts';

const OpenStation = lazy(() => import('./acts/open-station.tsx'));
const names = ['status', 'purpose', 'org', 'hub', 'region'];

/** The stations of the network, open and closed. */
const StationsPage = () => {
  const { t } = useTranslation('admin');
  const say = useEnum();
  const [search, patch] = useSearchText();
  const status = (['OPEN', 'CLOSED'] as const).find((one) => one === search['status']);
  const purpose = stationPurposes.find((one) => one === search['purpose']);
  // One below a hub is hosted by it as far as the list is concerned, so that both are one question.
  const host = search['org'] || search['hub'];
  // An address may name both: the one that is obeyed stays.
  useEffect(() => {
    if (search['org'] && search['hub']) patch({ hub: undefined });
  });
  const list = useAskPages(
    StationsDocument,
    {
      first: 50,
      filter: {
        ...(status === undefined ? {} : { status }),
        ...(purpose === undefined ? {} : { purpose }),
        ...(host ? { hostOrganizationId: host } : {}),
        ...(search['region'] ? { regionCode: search['region'] } : {}),
        ...(search['q']?.trim() ? { search: search['q'].trim() } : {}),
      },
    },
    ({ stations }) => stations,
    { about: ['STATION'], keepPrevious: true },
  );
  return (
    <>
      <PageHead
        title={t('stations')}
        actions={
          <Acts
            record={null}
            acts={[
              {
                key: 'openStation',
                label: t('acts.open'),
                permission: 'network.manage',
                form: OpenStation,
                first: true,
              },
            ]}
          />
        }
      />
      <ListFilters names={names} searchLabel={t('searchStation')}>
        <ChoiceFilter
          name="status"
          label={t('status')}
          choices={(['OPEN', 'CLOSED'] as const).map((value) => ({
            value,
            label: say('StationStatus', value),
          }))}
        />
        <ChoiceFilter
          name="purpose"
          label={t('purpose')}
          choices={stationPurposes.map((value) => ({ value, label: say('StationPurpose', value) }))}
        />
        <OrganizationFilter name="org" label={t('host')} instead="hub" />
        <OrganizationFilter name="hub" label={t('hostHub')} find={findHubs} instead="org" />
        <RegionField
          filter
          name="region"
          label={t('region')}
          value={search['region'] ?? ''}
          onChange={(region) => patch({ region })}
        />
      </ListFilters>
      <Listed pages={list} names={names} empty={t('noneStations')} lines={8} height={400}>
        {(rows) => (
          <Table
            caption={t('stations')}
            rows={rows}
            keyOf={({ id }) => id}
            columns={[
              {
                key: 'name',
                label: t('name'),
                head: true,
                cell: ({ id, name, illustrative }) => (
                  <>
                    <Link to={`/admin/stations/${id}` as never}>{shortTitle(name)}</Link>{' '}
                    <Illustrative of={illustrative} />
                  </>
                ),
              },
              { key: 'kind', label: t('kind'), cell: ({ kind }) => say('StationKind', kind) },
              {
                key: 'purpose',
                label: t('purpose'),
                cell: (row) => say('StationPurpose', row.purpose),
              },
              { key: 'host', label: t('host'), cell: ({ host }) => shortTitle(host?.name ?? '') },
              { key: 'region', label: t('region'), cell: ({ regionName }) => regionName },
              { key: 'openedOn', label: t('openedOn'), cell: ({ openedOn }) => openedOn },
              {
                key: 'status',
                label: t('status'),
                cell: (row) => (
                  <>
                    <Tag tone={row.status === 'OPEN' ? 'accent' : 'plain'}>
                      {say('StationStatus', row.status)}
                    </Tag>{' '}
                    {row.closedOn}
                  </>
                ),
              },
            ]}
          />
        )}
      </Listed>
    </>
  );
};

export default StationsPage;
