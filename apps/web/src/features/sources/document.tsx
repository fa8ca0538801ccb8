import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { download } from '../../app/csv.ts';
import { embeddedIn } from '../../app/embedded.ts';
import { momentOf, today } from '../../app/format.ts';
import { asOfIn, searchOf } from '../../app/known.ts';
import { displayIn } from '../../app/language.ts';
import { Forbidden, Gone } from '../../app/nothing.tsx';
import { WrongMoment } from '../../app/present-only.tsx';
import { useAsk } from '../../app/query.ts';
import { useSearchText } from '../../app/search.ts';
import { useMay, useViewer } from '../../app/session.tsx';
import { useLanguage } from '../../app/use-choice.ts';
import { useEnum } from '../../app/use-enum.ts';
import { useKnown, useKnownText } from '../../app/use-known.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { CheckField, DateField } from '../../ui/fields.tsx';
import { FileButton, InBrowser } from '../../ui/in-browser.tsx';
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
import { Table } from '../../ui/table.tsx';
import { useScopeText } from '../../records/scope.ts';
import { Conflicts } from './conflicts.tsx';
import { useDocumentCsv } from './document-csv.ts';
import { FigureTable } from './figure-table.tsx';
import { conflictsIn, countsOf, signs, verdicts, type Printing } from './said.ts';
import { DocumentDocument, type DocumentHeadFragment } from './sources.gql.ts';
import './sources.css';

const DocumentPage = () => {
  const may = useMay();
  return may('document.read') ? <Loaded /> : <Forbidden />;
};

const Loaded = () => {
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const language = useLanguage();
  const { known } = useKnown();
  const query = useAsk(
    DocumentDocument,
    { id, ...asOfIn(known), locale: displayIn(language) },
    { about: ['DOCUMENT', 'FIGURES'], keepPrevious: true },
  );
  return (
    <Asked query={query} lines={12} height={520}>
      {({ document }) => (document === null ? <Gone /> : <Document of={document} known={known} />)}
    </Asked>
  );
};

/** A document's figures line by line, each beside what the ledger says of it. */
const Document = ({ of, known }: { readonly of: Printing; readonly known: string | undefined }) => {
  const { t } = useTranslation('sources');
  const scope = useScopeText();
  const say = useEnum();
  const knownText = useKnownText();
  const { jurisdictionId: home } = useViewer();
  const [search, patch] = useSearchText();
  const may = useMay();
  const { write } = useDocumentCsv();
  const wanted = verdicts.find((verdict) => verdict.toLowerCase() === search['verdict']);
  const withRetracted = search['retracted'] === '1';
  const standing = of.observations.filter(({ status }) => status === 'STANDS');
  const retracted = of.observations.length - standing.length;
  const counts = countsOf(standing);
  const shown = of.observations.filter(
    ({ status, comparison }) =>
      (status === 'STANDS' || withRetracted) && (wanted === undefined || comparison.verdict === wanted),
  );
  const conflicts = conflictsIn({ ...of, observations: standing });
  const at = of.observations.find(({ comparison }) => comparison.standing !== null)?.comparison.standing;
  /** The past only shows, and what another place published is registered there. */
  const register =
    known === undefined &&
    of.jurisdictionId === home &&
    may('document.register') &&
    may('document.observe') ? (
      <ButtonLink
        to="/documents/new"
        search={{ of: of.id } as never}
        {...(standing.length === 0 ? { kind: 'primary' as const } : {})}
      >
        {t('again.title')}
      </ButtonLink>
    ) : undefined;
  const withheld = standing.some(({ comparison }) => comparison.withheld);
  return (
    <div className="sources document">
      <PageHead
        title={shortTitle(of.title)}
        back={
          <Link to={'/documents' as never} search={searchOf(known)}>
            {t('title')}
          </Link>
        }
        tags={
          <>
            <Illustrative of={of.illustrative} />
            {of.jurisdictionId === home ? null : <Tag title={t('elsewhere.why')}>{t('elsewhere.tag')}</Tag>}
          </>
        }
        actions={
          <>
            {standing.length === 0 ? null : register}
            {embeddedIn() === undefined ? (
              <Button onClick={() => print()}>{t('print')}</Button>
            ) : (
              <InBrowser />
            )}
            <FileButton
              onClick={() =>
                download(
                  t('csv.file', { title: of.title, day: today() }),
                  write(of, shown, wanted === undefined ? of.excluded : [], at ?? undefined),
                )
              }
            >
              {t('export')}
            </FileButton>
          </>
        }
      />
      <WrongMoment />
      <Head of={of} />
      {at == null ? null : (
        <p className="hint" data-stands>
          {t('stands', { at: momentOf(at.recordedBy), scope: scope(at.scope) })}{' '}
          <span>
            {t('position')} <code lang="en">{at.position}</code>
          </span>
        </p>
      )}
      {withheld ? <p className="hint">{t('withheld.all')}</p> : null}
      <div className="bar verdict-bar">
        <div className="verdict-filter" role="group" aria-label={t('filter.label')}>
          <button
            type="button"
            className="button"
            aria-pressed={wanted === undefined}
            onClick={() => patch({ verdict: undefined })}
          >
            {t('filter.all', { count: standing.length })}
          </button>
          {verdicts.map((verdict) => (
            <button
              key={verdict}
              type="button"
              className="button"
              aria-pressed={wanted === verdict}
              onClick={() => patch({ verdict: verdict.toLowerCase() })}
            >
              <span aria-hidden="true">{signs[verdict][0]} </span>
              {say('ComparisonVerdict', verdict)} {counts[verdict]}
            </button>
          ))}
        </div>
        <DateField
          name="known"
          label={t('known.label')}
          needed
          max={today()}
          // A year that is still being typed is no moment yet, and stays in the field.
          value={(known ?? search['known'] ?? '').slice(0, 10)}
          onChange={(day) => patch({ known: day === '' ? undefined : day })}
        />
        {retracted === 0 && !withRetracted ? null : (
          <CheckField
            name="retracted"
            label={t('filter.retracted', { count: retracted })}
            value={withRetracted}
            onChange={(on) => patch({ retracted: on ? '1' : undefined })}
          />
        )}
      </div>
      {known === undefined ? null : <p role="status">{t('known.at', { moment: knownText(known) })}</p>}
      {shown.length === 0 ? (
        <div className="panel">
          {standing.length === 0 ? (
            <Empty next={register}>{t('figures.none')}</Empty>
          ) : (
            <Empty>{t('figures.noneOf')}</Empty>
          )}
        </div>
      ) : (
        <FigureTable figures={shown} known={known} caption={t('figures.title')} />
      )}
      {conflicts.length === 0 ? null : <Conflicts conflicts={conflicts} here={of.id} />}
      <Excluded of={of.excluded} />
      <p className="hint">{t('neverSummed')}</p>
    </div>
  );
};

/** Who published it, when, as of when, and which text it is. */
export const Head = ({ of }: { readonly of: DocumentHeadFragment }) => {
  const { t } = useTranslation('sources');
  const say = useEnum();
  const time = (of: DocumentHeadFragment['published']) =>
    of === null ? undefined : (
      <>
        {of.value}
        <span className="why-text">
          {of.why === null
            ? say('StatedBasis', of.basis)
            : t('because', { basis: say('StatedBasis', of.basis), why: of.why })}
        </span>
      </>
    );
  return (
    <section className="panel document-head" aria-label={t('head.label')}>
      <Facts>
        <Fact label={t('list.publisher')}>{of.publisher}</Fact>
        <Fact label={t('head.published')}>{time(of.published)}</Fact>
        <Fact label={t('list.asOf')}>{time(of.statedAsOf)}</Fact>
        <Fact label={t('head.file')} skip>
          {of.file}
        </Fact>
        <Fact label={t('head.source')} skip>
          {of.sourceDocument}
        </Fact>
        <Fact label={t('head.digest')}>
          <code lang="en">{of.sha256}</code>
        </Fact>
      </Facts>
    </section>
  );
};

const Excluded = ({ of }: { readonly of: Printing['excluded'] }) => {
  const { t } = useTranslation('sources');
  return of.length === 0 ? null : (
    <Panel title={t('excluded.title', { count: of.length })} className="excluded">
      <p className="hint">{t('excluded.why')}</p>
      <Table
        caption={t('excluded.title', { count: of.length })}
        columns={[
          { key: 'place', label: t('figures.place'), head: true, cell: ({ line }) => t('line', { line }) },
          { key: 'quote', label: t('figures.quote'), cell: ({ quote }) => <q>{quote}</q> },
          { key: 'reason', label: t('excluded.reason'), cell: ({ reason }) => reason },
        ]}
        rows={of}
        keyOf={({ key }) => key}
      />
    </Panel>
  );
};

export default DocumentPage;
