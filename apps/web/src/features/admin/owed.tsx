import { useTranslation } from 'react-i18next';
import { countOf, momentOf } from '../../app/format.ts';
import { Panel } from '../../ui/parts.tsx';
import { Table } from '../../ui/table.tsx';
import type { HealthQuery } from './admin.gql.ts';
import { wordOfPart } from './part-words.ts';

/** What reactions owe, as `yinfeng status` lists it; nothing where nothing is owed. */
export const Owed = ({ owed: { totalCount, commands } }: { readonly owed: HealthQuery['owedCommands'] }) => {
  const { t } = useTranslation('admin');
  const more = totalCount - commands.length;
  return totalCount === 0 ? null : (
    <Panel title={t('owed.title')}>
      <p className="admin-hint">
        {t('owed.why')} <code lang="en">npx yinfeng verify</code>
      </p>
      <Table
        caption={t('owed.title')}
        rows={commands}
        keyOf={({ reaction, eventId }) => `${reaction} ${eventId}`}
        columns={[
          {
            key: 'reaction',
            label: t('owed.reaction'),
            head: true,
            cell: ({ reaction }) => (
              <>
                {t(`parts.${wordOfPart(reaction)}` as never, { defaultValue: reaction })}
                <br />
                <code lang="en" className="hint">
                  {reaction}
                </code>
              </>
            ),
          },
          {
            key: 'event',
            label: t('owed.event'),
            figure: true,
            cell: ({ position, eventId }) => <span title={eventId}>{countOf(position)}</span>,
          },
          { key: 'since', label: t('owed.since'), figure: true, cell: ({ since }) => momentOf(since) },
          { key: 'tried', label: t('owed.triedAt'), figure: true, cell: ({ triedAt }) => momentOf(triedAt) },
          {
            key: 'stream',
            label: t('owed.stream'),
            cell: ({ streamId }) => <code lang="en">{streamId}</code>,
          },
          { key: 'failure', label: t('failure'), cell: ({ failure }) => <code lang="en">{failure}</code> },
        ]}
      />
      {more === 0 ? null : (
        <p className="hint">{t('owed.more', { shown: countOf(commands.length), count: more })}</p>
      )}
    </Panel>
  );
};
