import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { asOfIn, searchOf } from '../../app/known.ts';
import { Forbidden } from '../../app/nothing.tsx';
import { WrongMoment } from '../../app/present-only.tsx';
import { useAsk } from '../../app/query.ts';
import { useSearchText } from '../../app/search.ts';
import { useMay, useViewer } from '../../app/session.tsx';
import { useEnum } from '../../app/use-enum.ts';
import { useKnown, useKnownText } from '../../app/use-known.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { SearchField } from '../../ui/fields.tsx';
import { Asked, Count, Empty, Illustrative, PageHead, shortTitle, Tag } from '../../ui/parts.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { countsOf, signs, verdicts } from './said.ts';
import { DocumentsDocument, type DocumentsQuery } from './sources.gql.ts';
import './sources.css';

type Row = DocumentsQuery['documents'][number];

const DocumentsPage = () => {
  const may = useMay();
  return may('document.read') ? <Documents /> : <Forbidden />;
};

/** 公布数对账: the documents whose figures are held against the ledger, each with what that comes to. */
const Documents = () => {
  const { t } = useTranslation('sources');
  const { t: common } = useTranslation();
  const say = useEnum();
  const may = useMay();
  const { jurisdictionId: home } = useViewer();
  const [search, patch] = useSearchText();
  const { known } = useKnown();
  const knownText = useKnownText();
  const q = search['q'] ?? '';
  const query = useAsk(DocumentsDocument, asOfIn(known), { about: ['DOCUMENT', 'FIGURES'] });
  const columns: readonly Column<Row>[] = [
    {
      key: 'title',
      label: t('list.document'),
      head: true,
      cell: ({ id, title, illustrative, jurisdictionId }) => (
        <>
          <Link to={`/documents/${id}` as never} search={searchOf(known)}>
            {shortTitle(title)}
          </Link>{' '}
          <Illustrative of={illustrative} />
          {jurisdictionId === home ? null : <Tag title={t('elsewhere.why')}>{t('elsewhere.tag')}</Tag>}
        </>
      ),
    },
    { key: 'publisher', label: t('list.publisher'), cell: ({ publisher }) => publisher },
    {
      key: 'asOf',
      label: t('list.asOf'),
      cell: ({ statedAsOf, published }) => statedAsOf?.value ?? published?.value ?? t('undated'),
    },
    {
      key: 'figures',
      label: t('list.figures'),
      figure: true,
      cell: ({ observations }) => <Count of={observations.length} />,
    },
    {
      key: 'verdicts',
      label: t('list.verdicts'),
      cell: ({ observations }) => {
        const counts = countsOf(observations);
        return (
          <span className="verdict-counts">
            {verdicts
              .filter((verdict) => counts[verdict] > 0)
              .map((verdict) => (
                <span key={verdict} className={`tag ${signs[verdict][1]}`}>
                  <span aria-hidden="true">{signs[verdict][0]}</span> {say('ComparisonVerdict', verdict)}{' '}
                  {counts[verdict]}
                </span>
              ))}
          </span>
        );
      },
    },
    {
      key: 'excluded',
      label: t('list.excluded'),
      figure: true,
      cell: ({ excluded }) => <Count of={excluded.length} />,
    },
  ];
  const add =
    may('document.register') && may('document.observe') ? (
      <ButtonLink to={'/documents/new' as never} kind="primary">
        {t('register')}
      </ButtonLink>
    ) : undefined;
  return (
    <div className="sources">
      <PageHead title={t('title')} actions={add} />
      <WrongMoment />
      <p className="hint">{t('intro')}</p>
      <div className="bar" role="search">
        <SearchField label={t('list.search')} value={q} onChange={(text) => patch({ q: text })} />
        {known === undefined ? null : (
          <p role="status">
            {t('known.at', { moment: knownText(known) })}{' '}
            <Button kind="quiet" onClick={() => patch({ known: undefined })}>
              {t('known.now')}
            </Button>
          </p>
        )}
      </div>
      <Asked query={query} lines={6}>
        {({ documents }) => {
          const shown = documents.filter(({ title, publisher }) =>
            `${title} ${publisher}`.includes(q.trim()),
          );
          return shown.length === 0 ? (
            <div className="panel">
              <Empty next={add}>{documents.length === 0 ? t('list.empty') : common('list.empty')}</Empty>
            </div>
          ) : (
            <Table caption={t('title')} columns={columns} rows={shown} keyOf={({ id }) => id} />
          );
        }}
      </Asked>
    </div>
  );
};

export default DocumentsPage;
