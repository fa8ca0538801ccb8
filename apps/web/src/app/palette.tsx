import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/overlays.tsx';
import { useFound } from './found.ts';
import { sectionsOf } from './sections.ts';
import { useMay } from './session.tsx';
import { usePhone } from './use-media.ts';

/** Everything by its name: pages, acts, and the records that match. Also the list of all keys. */
const Palette = ({ close }: { readonly close: () => void }) => {
  const { t } = useTranslation();
  const may = useMay();
  const navigate = useNavigate();
  const phone = usePhone();
  const [text, setText] = useState('');
  const [wanted, setWanted] = useState('');
  const records = useFound(wanted);
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
  const go = ({ to, search }: { readonly to: string; readonly search?: { readonly q: string } }) => {
    close();
    void navigate({ to, ...(search === undefined ? {} : { search: search as never }) });
  };
  const first = records[0] ?? places[0];
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
          {records.map((found) => (
            <li key={found.key}>
              <button type="button" onClick={() => go(found)}>
                {found.kind === undefined ? (
                  <span className="why">{found.label}</span>
                ) : (
                  <>
                    {found.label} <span className="why">{found.kind}</span>
                  </>
                )}
              </button>
            </li>
          ))}
          {places.map(({ key, label, to, letter }) => (
            <li key={key}>
              <button type="button" onClick={() => go({ to })}>
                {label} {letter === undefined || phone ? null : <kbd lang="en">G {letter.toUpperCase()}</kbd>}
              </button>
            </li>
          ))}
        </ul>
        {phone ? null : <p className="hint">{t('palette.keys')}</p>}
      </form>
    </Dialog>
  );
};

export default Palette;
