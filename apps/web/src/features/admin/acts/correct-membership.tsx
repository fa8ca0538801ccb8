import { useTranslation } from 'react-i18next';
import { ask } from '../../../app/ask.ts';
import { today } from '../../../app/format.ts';
import { ActDialog, useAct } from '../../../records/act.tsx';
import { CheckField, DateField, SelectField, TextAreaField } from '../../../ui/fields.tsx';
import { CorrectMembershipDocument } from '../admin.gql.ts';
import { empty, type Organization } from '../kinds.ts';

/** A membership as it really was, or that there was none. */
const CorrectMembership = ({
  record,
  close,
}: {
  readonly record: Organization;
  readonly close: () => void;
}) => {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const last = record.memberships.at(-1)!;
  const act = useAct({
    version: record.version,
    initial: {
      which: last.joinedOn,
      joinedOn: last.joinedOn,
      leftOn: last.leftOn ?? '',
      neverWas: false,
      reason: '',
    },
    about: ['ORGANIZATION'],
    fieldOf: { 'membership.joinedOn': 'joinedOn', 'membership.leftOn': 'leftOn', membership: 'joinedOn' },
    done: close,
    check: (values) => empty(values, 'which', 'reason', ...(values.neverWas ? [] : (['joinedOn'] as const))),
    send: ({ which, joinedOn, leftOn, neverWas, reason }, command) =>
      ask(CorrectMembershipDocument, {
        input: {
          ...command,
          organizationId: record.id,
          joinedOn: which,
          reason,
          ...(neverWas ? { neverWas } : { membership: { joinedOn, ...(leftOn === '' ? {} : { leftOn }) } }),
        },
      }),
  });
  const { field, values, set } = act;
  return (
    <ActDialog
      title={t('acts.correctMembership')}
      act={act}
      close={close}
      submit={t('acts.correctMembership')}
    >
      <div className="form-grid">
        <SelectField
          name="which"
          label={t('which')}
          needed
          value={values.which}
          choices={record.memberships.map(({ joinedOn, leftOn }) => ({
            value: joinedOn,
            label:
              leftOn === null ? t('since', { from: joinedOn }) : t('until', { from: joinedOn, to: leftOn }),
          }))}
          onChange={(which) => {
            const chosen = record.memberships.find(({ joinedOn }) => joinedOn === which) ?? last;
            set({ which: chosen.joinedOn, joinedOn: chosen.joinedOn, leftOn: chosen.leftOn ?? '' });
          }}
        />
        <CheckField {...field('neverWas')} label={t('neverWas')} />
        {values.neverWas ? null : (
          <>
            <DateField {...field('joinedOn')} label={t('joinedOn')} needed max={today()} />
            <DateField {...field('leftOn')} label={t('leftOn')} max={today()} />
          </>
        )}
        <div className="whole">
          <TextAreaField {...field('reason')} label={common('form.reason')} needed />
        </div>
      </div>
    </ActDialog>
  );
};

export default CorrectMembership;
