import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../app/ask.ts';
import { today } from '../../../app/format.ts';
import { ActDialog, useAct } from '../../../records/act.tsx';
import { TextAreaField } from '../../../ui/fields.tsx';
import { OutcomeFields } from '../outcome-fields.tsx';
import { changesOf, fieldOf, formOf, outcomeFaults, type OutcomeForm } from '../outcome-form.ts';
import {
  CorrectOutcomeDocument,
  type CorrectOutcomeInput,
  type OutcomeFactsFragment,
} from '../outcomes.gql.ts';

type Values = OutcomeForm & { readonly reason: string };

/** The record was wrong: only what differs is sent. */
const CorrectOutcome = ({
  record: outcome,
  close,
}: {
  readonly record: OutcomeFactsFragment;
  readonly close: () => void;
}) => {
  const { t } = useTranslation('outcomes');
  const [before] = useState(() => formOf(outcome));
  const act = useAct<Values, unknown>({
    version: outcome.version,
    initial: { ...before, reason: '' },
    check: (values) => ({
      ...outcomeFaults(values, today()),
      ...(values.reason.trim() === '' ? { reason: 'NEEDED' } : {}),
    }),
    fieldOf,
    about: ['OUTCOME'],
    send: ({ reason, ...values }, command) => {
      const { said, clear } = changesOf(before, values);
      const input = {
        ...command,
        ...said,
        outcomeId: outcome.id,
        reason: reason.trim(),
        ...(clear.length === 0 ? {} : { clear }),
      };
      return ask(CorrectOutcomeDocument, { input: input as CorrectOutcomeInput });
    },
    done: close,
  });
  return (
    <ActDialog title={t('acts.correctOutcome')} act={act} close={close} submit={t('acts.correct')}>
      <p className="hint">{t('acts.correctHint')}</p>
      <OutcomeFields form={act as never} recorded />
      <TextAreaField {...act.field('reason')} label={t('acts.reason')} needed rows={2} />
    </ActDialog>
  );
};

export default CorrectOutcome;
