import { useTranslation } from 'react-i18next';

/** A value of an enum of the API by its standard term: `say('LeadStage', lead.stage)`. */
export type Say = <E extends keyof Words['enums']>(
  name: E,
  value: keyof Words['enums'][E] & string,
) => string;

export const useEnum = (): Say => {
  const { t } = useTranslation('enums');
  return (name, value) => t(`${name}.${value}` as never);
};
