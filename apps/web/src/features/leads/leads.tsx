import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadStage } from '../../app/enums.gql.ts';
import { todayAt, type Known } from '../../app/known.ts';
import { useSearchText } from '../../app/search.ts';
import { useMay, useViewer } from '../../app/session.tsx';
import { usePhone } from '../../app/use-media.ts';
import { AsKnown, NothingThen } from '../../records/past.tsx';
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

/** Leads, by stage or as a table, now or as known then. View, filters, order, moment and the open act stand in the address. */
const LeadsPage = () => {
  const { t } = useTranslation('leads');
  return <AsKnown title={t('title')}>{(known) => <Leads known={known} />}</AsKnown>;
};

const Leads = ({ known }: { readonly known: Known | undefined }) => {
  const { t } = useTranslation(['leads', 'common']);
  const [search, patch] = useSearchText();
  const viewer = useViewer();
  const may = useMay();
  const phone = usePhone();
  const news = useNews();
  // What happens now is no news of the past.
  const shownNews = known === undefined ? news : 0;
  const [refreshing, setRefreshing] = useState(false);
  const table = search['view'] === 'table';
  const day = todayAt(known);
  const { id, organizationId } = viewer;
  const asked = JSON.stringify(filterOf(search, { id, organizationId }, day));
  const filter = useMemo(() => JSON.parse(asked) as ReturnType<typeof filterOf>, [asked]);
  const stage = stages.find((one) => one === search['stage']) ?? 'REPORTED';

  // In the past there is nothing to be done.
  const open: OpenAct | undefined =
    known === undefined ? (act, lead) => patch({ do: act, lead: lead.id }, { push: true }) : undefined;
  const clear = () => patch(Object.fromEntries(filterNames.map((name) => [name, undefined])));
  const report =
    known === undefined && may('lead.report') ? (
      <ButtonLink to="/leads/new" kind="primary">
        {t('report.open')}
      </ButtonLink>
    ) : null;
  const empty = filtered(search) ? (
    <Empty next={<Button onClick={clear}>{t('common:list.clear')}</Button>}>{t('common:list.empty')}</Empty>
  ) : known !== undefined ? (
    <NothingThen known={known} />
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
      <div role="status" className={shownNews === 0 ? 'unseen' : 'lead-news'}>
        {shownNews === 0 ? null : (
          <Button
            busy={refreshing}
            onClick={() => {
              setRefreshing(true);
              void refreshLists().finally(() => setRefreshing(false));
            }}
          >
            {t('common:list.news', { count: shownNews })}
          </Button>
        )}
      </div>
      {table ? (
        <Suspense fallback={<Skeleton lines={10} />}>
          <LeadTable filter={filter} known={known} empty={empty} open={open} />
        </Suspense>
      ) : (
        <Board
          filter={filter}
          phone={phone}
          stage={stage}
          showStage={(next: LeadStage) => patch({ stage: next === 'REPORTED' ? undefined : next })}
          known={known}
          open={open}
          empty={empty}
        />
      )}
      {open === undefined || search['do'] === undefined || search['lead'] === undefined ? null : (
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
