import { useTranslation } from 'react-i18next';
import { momentOf } from '../../app/format.ts';
import { useAsk } from '../../app/query.ts';
import { useEnum } from '../../app/use-enum.ts';
import { Asked, PageHead, shortTitle, Tag } from '../../ui/parts.tsx';
import { Table } from '../../ui/table.tsx';
import { AccountsDocument } from './admin.gql.ts';
import './admin.css';

/** Who has an account. Accounts are made and shut on the server, not here. */
const UsersPage = () => {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const say = useEnum();
  const query = useAsk(AccountsDocument, {}, { about: ['SYSTEM'] });
  return (
    <>
      <PageHead title={t('users')} />
      <p className="hint admin-hint">{t('usersText')}</p>
      <Asked query={query} lines={6} height={320}>
        {({ accounts }) => (
          <Table
            caption={t('users')}
            rows={accounts}
            keyOf={({ id }) => id}
            columns={[
              { key: 'name', label: t('user'), head: true, cell: ({ displayName }) => displayName },
              {
                key: 'username',
                label: t('username'),
                cell: ({ username }) => <code lang="en">{username}</code>,
              },
              { key: 'role', label: t('role'), cell: ({ role }) => say('Role', role) },
              {
                key: 'workplace',
                label: t('workplace'),
                cell: ({ organization, station }) =>
                  organization === null && station === null
                    ? common('none')
                    : [organization?.name, station?.name]
                        .flatMap((name) => (name === undefined ? [] : [shortTitle(name)]))
                        .join(' · '),
              },
              {
                key: 'seen',
                label: t('lastSeen'),
                cell: ({ lastSeenAt }) => (lastSeenAt === null ? t('never') : momentOf(lastSeenAt)),
              },
              {
                key: 'state',
                label: t('status'),
                cell: ({ disabled }) =>
                  disabled ? <Tag tone="red">{t('disabled')}</Tag> : <Tag>{t('enabled')}</Tag>,
              },
            ]}
          />
        )}
      </Asked>
    </>
  );
};

export default UsersPage;
