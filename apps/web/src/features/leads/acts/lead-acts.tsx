import { useTranslation } from 'react-i18next';
import { Acts, type ActOf } from '../../../records/act.tsx';
import { leadActs, nextOf, permissionOf, whyNot } from '../moves.ts';
import { actForms } from './forms.ts';
import type { LeadRecord } from './use-lead-act.ts';

/** Every act on a lead that the viewer may do; what cannot be done now stays in sight with the reason. */
const LeadActs = ({ record }: { readonly record: LeadRecord }) => {
  const { t } = useTranslation('leads');
  const [best, second] = nextOf(record);
  const acts: readonly ActOf<LeadRecord>[] = leadActs
    // What would change nothing is not offered: neither 重新跟进 of an open lead nor 解除重复 of a single one.
    .filter(
      (act) =>
        record.next.some(({ mutation }) => mutation === act) ||
        (act === 'correctLead' && !whyNot(record, act)),
    )
    .map((act) => ({
      key: act,
      label: t(`acts.${act}`),
      permission: permissionOf[act],
      form: actForms[act],
      first: act === best || act === second,
    }));
  return <Acts record={record} acts={acts} next={record.next} />;
};

export default LeadActs;
