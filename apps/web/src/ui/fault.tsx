import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../app/refusal.ts';
import { useRefusalWords } from '../app/refusal-words.ts';
import { Button } from './button.tsx';

/** What is wrong with each field. A rule that names one field has said it already: its sentence is not repeated. */
export const FieldFaults = ({ of }: { readonly of: Pick<Refusal, 'code' | 'fields'> }) => {
  const words = useRefusalWords();
  const more = of.fields.filter(({ code }) => code !== of.code);
  return more.length === 0 ? null : (
    <ul>
      {more.map(({ field, code }) => (
        <li key={`${field} ${code}`}>{words(code)}</li>
      ))}
    </ul>
  );
};

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
      <FieldFaults of={refusal} />
      {children}
      <p className="fault-code">
        {t('fault.code')} <code lang="en">{refusal.code}</code>
        {refusal.requestId === undefined ? null : <code lang="en"> {refusal.requestId}</code>}
      </p>
      {again === undefined ? null : <Button onClick={again}>{t('again')}</Button>}
    </div>
  );
};
