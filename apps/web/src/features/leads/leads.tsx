import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadStage } from '../../app/enums.gql.ts';
import { today } from '../../app/format.ts';
import { useSearchText } from '../../app/search.ts';
import { useMay, useViewer } from '../../app/session.tsx';
import { usePhone } from '../../app/use-media.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { SwitchField } from '../../ui/fields.tsx';
import { Empty, PageHead, Skeleton } from '../../ui/parts.tsx';
import { Board, type OpenAct } from './board.tsx';
import { Filters } from './filter-bar.tsx';
import { filtered, filterNames, filterOf, stages } from './filters.ts';
import { refreshLists, useNews } from './lists.ts';
import './leads.css';

const LeadTable = lazy(() => import('./lead-table.tsx'));
const OpenedAct = lazy(() => import('./acts/opened-act.tsx'));

/** Leads, by stage or as a table. View, filters, order and the open act stand in the address. */
const LeadsPage = () => {
  const { t } = useTranslation(['leads', 'common']);
  const [search, patch] = useSearchText();
  const viewer = useViewer();
  const may = useMay();
  const phone = usePhone();
  const news = useNews();
  const [refreshing, setRefreshing] = useState(false);
  const table = search['view'] === 'table';
  const day = today();
  const { id, organizationId } = viewer;
  const asked = JSON.stringify(filterOf(search, { id, organizationId }, day));
  const filter = useMemo(() => JSON.parse(asked) as ReturnType<typeof filterOf>, [asked]);
  const stage = stages.find((one) => one === search['stage']) ?? 'REPORTED';

  const open: OpenAct = (act, lead) => patch({ do: act, lead: lead.id }, { push: true });
  const clear = () => patch(Object.fromEntries(filterNames.map((name) => [name, undefined])));
  const report = may('lead.report') ? (
    <ButtonLink to="/leads/new" kind="primary">
      {t('report.open')}
    </ButtonLink>
  ) : null;
  const empty = filtered(search) ? (
    <Empty next={<Button onClick={clear}>{t('common:list.clear')}</Button>}>{t('common:list.empty')}</Empty>
  ) : (
    <Empty next={report}>{t('empty')}</Empty>
  );

  return (
    <>
      <PageHead
        title={t('title')}
        actions={
          <>
            <SwitchField
              name="view"
              label={t('view.label')}
              hideLabel
              value={table ? 'table' : 'board'}
              onChange={(view) => patch({ view: view === 'table' ? 'table' : undefined })}
              choices={[
                { value: 'board', label: t('view.board') },
                { value: 'table', label: t('view.table') },
              ]}
            />
            {report}
          </>
        }
      />
      <Filters phone={phone} clear={clear} />
      <div role="status" className={news === 0 ? 'unseen' : 'lead-news'}>
        {news === 0 ? null : (
          <Button
            busy={refreshing}
            onClick={() => {
              setRefreshing(true);
              void refreshLists().finally(() => setRefreshing(false));
            }}
          >
            {t('common:list.news', { count: news })}
          </Button>
        )}
      </div>
      {table ? (
        <Suspense fallback={<Skeleton lines={10} />}>
          <LeadTable filter={filter} empty={empty} open={open} />
        </Suspense>
      ) : (
        <Board
          filter={filter}
          phone={phone}
          stage={stage}
          showStage={(next: LeadStage) => patch({ stage: next === 'REPORTED' ? undefined : next })}
          open={open}
          empty={empty}
        />
      )}
      {search['do'] === undefined || search['lead'] === undefined ? null : (
        <Suspense>
          <OpenedAct
            key={`${search['do']} ${search['lead']}`}
            act={search['do']}
            id={search['lead']}
            open={(act) => patch({ do: act })}
            close={() => {
              const id = search['lead'];
              patch({ do: undefined, lead: undefined });
              // Back to the card, wherever it stands now.
              setTimeout(() => document.querySelector<HTMLElement>(`[data-lead="${id}"] a`)?.focus(), 80);
            }}
          />
        </Suspense>
      )}
    </>
  );
};

export default LeadsPage;
