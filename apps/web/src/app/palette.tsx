import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FindAllDocument } from '../records/records.gql.ts';
import { Dialog } from '../ui/overlays.tsx';
import { shortTitle } from '../ui/parts.tsx';
import { useAsk } from './query.ts';
import { sectionsOf } from './sections.ts';
import { useMay } from './session.tsx';

/** Everything by its name: pages, acts, and the records that match. Also the list of all keys. */
const Palette = ({ close }: { readonly close: () => void }) => {
  const { t } = useTranslation();
  const may = useMay();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [wanted, setWanted] = useState('');
  const { data } = useAsk(
    FindAllDocument,
    { text: wanted },
    { enabled: wanted !== '' && may('pipeline.read'), keepPrevious: true },
  );
  const places = [
    ...(may('lead.report')
      ? [{ key: 'new-lead', label: t('sections.reportLead'), to: '/leads/new', letter: undefined }]
      : []),
    ...(may('visit.log')
      ? [{ key: 'new-visit', label: t('sections.logVisit'), to: '/visits/new', letter: undefined }]
      : []),
    ...(may('outcome.report')
      ? [{ key: 'new-outcome', label: t('sections.reportOutcome'), to: '/outcomes/new', letter: undefined }]
      : []),
    ...sectionsOf(may).map(({ key, to, letter }) => ({ key, label: t(`sections.${key}`), to, letter })),
  ].filter(({ label }) => label.toLowerCase().includes(text.trim().toLowerCase()));
  const records =
    wanted === '' || data === undefined
      ? []
      : data.leads.edges.map(({ node }) => ({
          key: node.id,
          label: shortTitle(node.title),
          kind: t('kinds.LEAD'),
          to: `/leads/${node.id}`,
        }));
  const go = (to: string) => {
    close();
    void navigate({ to });
  };
  const first = records[0]?.to ?? places[0]?.to;
  return (
    <Dialog title={t('palette.title')} close={close}>
      <form
        className="palette"
        onSubmit={(event) => {
          event.preventDefault();
          if (first !== undefined) go(first);
        }}
      >
        <input
          type="search"
          className="input"
          autoFocus
          aria-label={t('palette.title')}
          placeholder={t('palette.hint')}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            if (!(event.nativeEvent as InputEvent).isComposing) setWanted(event.target.value.trim());
          }}
          onCompositionEnd={(event) => setWanted(event.currentTarget.value.trim())}
        />
        <ul className="found">
          {records.map(({ key, label, kind, to }) => (
            <li key={key}>
              <button type="button" onClick={() => go(to)}>
                {label} <span className="why">{kind}</span>
              </button>
            </li>
          ))}
          {places.map(({ key, label, to, letter }) => (
            <li key={key}>
              <button type="button" onClick={() => go(to)}>
                {label} {letter === undefined ? null : <kbd lang="en">G {letter.toUpperCase()}</kbd>}
              </button>
            </li>
          ))}
        </ul>
        <p className="hint">{t('palette.keys')}</p>
      </form>
    </Dialog>
  );
};

export default Palette;
