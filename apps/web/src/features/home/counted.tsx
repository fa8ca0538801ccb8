import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../app/query.ts';
import { useMay, useViewer } from '../../app/session.tsx';
import { useEnum } from '../../app/use-enum.ts';
import { measures } from '../../records/measures.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Asked, Count, Empty, Fen, Illustrative, Panel, shortTitle } from '../../ui/parts.tsx';
import { HomeCountedDocument, HomeDocumentsDocument } from './home.gql.ts';

/** Whatever has been counted, for a jurisdiction without planned investment: each measure that has a figure, on to what it is made of. */
export const Counted = () => {
  const { t } = useTranslation('home');
  const say = useEnum();
  const counted = useAsk(HomeCountedDocument, { measures: [...measures] }, { about: ['FIGURES'] });
  return (
    <Panel title={t('counted')}>
      <Asked query={counted} lines={8} height={360}>
        {({ totals }) => {
          const figures = totals.grand.filter(({ value }) => value !== '0');
          return figures.length === 0 ? (
            <Empty next={<ButtonLink to="/projects">{t('toProjects')}</ButtonLink>}>
              {t('nothingCounted')}
            </Empty>
          ) : (
            <>
              <p className="hint">{t('countedWhy')}</p>
              <ul className="list">
                {figures.map(({ measure, unit, value }) => (
                  <li key={measure} className="home-line">
                    <span className="home-what">
                      <Link to="/figures" search={{ measure: measure.toLowerCase() } as never}>
                        {say('Measure', measure)}
                      </Link>
                    </span>
                    {unit === 'FEN' ? <Fen of={value} /> : <Count of={value} />}
                  </li>
                ))}
              </ul>
            </>
          );
        }}
      </Asked>
    </Panel>
  );
};

/** The first documents of one's own jurisdiction whose printed figures are held against the ledger, with the way to all. */
export const OwnDocuments = () => {
  const { t } = useTranslation('home');
  const may = useMay();
  const { jurisdictionId } = useViewer();
  const documents = useAsk(
    HomeDocumentsDocument,
    { jurisdictionId, first: 5 },
    { about: ['DOCUMENT'], enabled: may('document.read') },
  );
  if (!may('document.read')) return null;
  return (
    <Panel
      title={t('common:sections.documents' as never)}
      actions={
        <ButtonLink kind="quiet" to="/documents">
          {t('toDocuments')}
        </ButtonLink>
      }
    >
      <Asked query={documents} lines={3} height={120}>
        {({ documents: own }) =>
          own.length === 0 ? (
            <Empty
              next={
                may('document.register') && may('document.observe') ? (
                  <ButtonLink to="/documents/new">{t('registerDocument')}</ButtonLink>
                ) : undefined
              }
            >
              {t('noDocuments')}
            </Empty>
          ) : (
            <ul className="list">
              {own.map(({ id, title, illustrative }) => (
                <li key={id} className="home-line">
                  <span className="home-what">
                    <Link to="/documents/$id" params={{ id } as never}>
                      {shortTitle(title)}
                    </Link>{' '}
                    <Illustrative of={illustrative} />
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
    </Panel>
  );
};
