import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../app/refusal.ts';
import { useRefusalWords } from '../app/refusal-words.ts';
import { Button } from './button.tsx';

/** What went wrong, in a sentence, with the code to quote and the way to try again. */
export const Fault = ({
  refusal,
  again,
  children,
}: {
  readonly refusal: Refusal;
  readonly again?: () => void;
  readonly children?: ReactNode;
}) => {
  const { t } = useTranslation();
  const words = useRefusalWords();
  return (
    <div className="fault" role="alert">
      <p>{words(refusal.code, refusal.params)}</p>
      {refusal.fields.length > 0 ? (
        <ul>
          {refusal.fields.map(({ field, code }) => (
            <li key={`${field} ${code}`}>{words(code)}</li>
          ))}
        </ul>
      ) : null}
      {children}
      <p className="fault-code">
        {t('fault.code')} <code lang="en">{refusal.code}</code>
        {refusal.requestId === undefined ? null : <code lang="en"> {refusal.requestId}</code>}
      </p>
      {again === undefined ? null : <Button onClick={again}>{t('again')}</Button>}
    </div>
  );
};
