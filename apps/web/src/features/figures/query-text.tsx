import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../app/clipboard.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/parts.tsx';

/** The document and the variables that the figures on the page were asked for with, to be copied and asked again elsewhere. */
const QueryText = ({
  document: text,
  variables,
  close,
}: {
  readonly document: string;
  readonly variables: object;
  readonly close: () => void;
}) => {
  const { t } = useTranslation('figures');
  const id = useId();
  const whole = useRef<HTMLTextAreaElement>(null);
  const [done, setDone] = useState<boolean>();
  const given = JSON.stringify(variables, null, 2);
  // The variables as a remark: the whole is a document that any tool for GraphQL takes.
  const both = `${text.trim()}\n\n# ${t('query.variables')}\n${given.replace(/^/gm, '# ')}\n`;
  const copy = () => void copyText(both, whole.current).then(setDone);
  useEffect(copy, [both]);
  return (
    <Panel
      title={t('query.title')}
      className="query-text"
      actions={
        <>
          <Button onClick={copy}>{t('query.again')}</Button>
          <Button kind="quiet" onClick={close}>
            {t('query.close')}
          </Button>
        </>
      }
    >
      <p role="status">{done === undefined ? '' : done ? t('query.copied') : t('query.notCopied')}</p>
      <div className="columns">
        <div className="field">
          <label htmlFor={`${id}-text`}>{t('query.text')}</label>
          <textarea
            id={`${id}-text`}
            ref={whole}
            className="input"
            lang="en"
            rows={12}
            readOnly
            value={both}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-variables`}>{t('query.variables')}</label>
          <textarea id={`${id}-variables`} className="input" lang="en" rows={12} readOnly value={given} />
        </div>
      </div>
    </Panel>
  );
};

export default QueryText;
