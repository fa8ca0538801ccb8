import { Link, useParams } from '@tanstack/react-router';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { Gone } from '../../app/nothing.tsx';
import { useAsk } from '../../app/query.ts';
import { useEnum } from '../../app/use-enum.ts';
import { Acts } from '../../records/act.tsx';
import { Timeline } from '../../records/timeline.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Asked, Fact, Facts, Illustrative, PageHead, Panel, shortTitle, Tag } from '../../ui/parts.tsx';
import { StationDocument } from './admin.gql.ts';
import type { Station } from './kinds.ts';

const CloseStation = lazy(() => import('./acts/close-station.tsx'));
const CorrectStation = lazy(() => import('./acts/correct-station.tsx'));

const StationPage = () => {
  const { id = '' } = useParams({ strict: false }) as { readonly id?: string };
  const query = useAsk(StationDocument, { id }, { about: ['STATION'] });
  return (
    <Asked query={query} lines={10} height={600}>
      {({ station }) => (station === null ? <Gone /> : <Found station={station} />)}
    </Asked>
  );
};

const Found = ({ station }: { readonly station: Station }) => {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const say = useEnum();
  const correct = {
    key: 'correctStation',
    label: t('acts.correctStation'),
    permission: 'network.manage',
    form: CorrectStation,
    first: true,
  };
  const shut = {
    key: 'closeStation',
    label: t('acts.closeStation'),
    permission: 'network.manage',
    form: CloseStation,
  };
  return (
    <>
      <PageHead
        title={shortTitle(station.name)}
        back={<Link to="/admin/stations">{t('stations')}</Link>}
        tags={
          <>
            <Illustrative of={station.illustrative} />
            <Tag tone={station.status === 'OPEN' ? 'accent' : 'plain'}>
              {say('StationStatus', station.status)}
            </Tag>
          </>
        }
        actions={<Acts record={station} acts={station.status === 'OPEN' ? [correct, shut] : [correct]} />}
      />
      <div className="columns">
        <div className="stack">
          <Panel title={t('facts')}>
            <Facts>
              <Fact label={t('kind')}>{say('StationKind', station.kind)}</Fact>
              <Fact label={t('purpose')}>{say('StationPurpose', station.purpose)}</Fact>
              <Fact label={t('host')}>
                {station.host === null ? null : (
                  <Link to={`/admin/organizations/${station.host.id}` as never}>
                    {shortTitle(station.host.name)}
                  </Link>
                )}
              </Fact>
              <Fact label={t('region')}>{station.regionName}</Fact>
              <Fact label={t('openedOn')}>{station.openedOn}</Fact>
              <Fact label={t('closedOn')} skip>
                {station.closedOn}
              </Fact>
              <Fact label={common('document')}>{station.sourceDocument}</Fact>
            </Facts>
          </Panel>
          <Panel title={t('related')}>
            <div className="actions">
              <ButtonLink to="/visits" search={{ station: station.id } as never}>
                {common('sections.visits')}
              </ButtonLink>
            </div>
          </Panel>
        </div>
        <Timeline subjectId={station.id} />
      </div>
    </>
  );
};

export default StationPage;
