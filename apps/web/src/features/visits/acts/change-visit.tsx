import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../app/ask.ts';
import { today } from '../../../app/format.ts';
import { ActDialog, useAct } from '../../../records/act.tsx';
import { TextAreaField } from '../../../ui/fields.tsx';
import { VisitFields } from '../visit-fields.tsx';
import { changesOf, fieldOf, formOf, visitFaults, type VisitForm } from '../visit-form.ts';
import { useVisitLists } from '../visit-lists.ts';
import {
  AmendVisitDocument,
  CorrectVisitDocument,
  type AmendVisitInput,
  type CorrectVisitInput,
  type VisitFactsFragment,
} from '../visits.gql.ts';

type Values = VisitForm & { readonly reason: string };

/** The plan, or the record of what was made, as it should be: only what differs is sent, and what is emptied is cleared. */
export const ChangeVisit = ({
  record: visit,
  close,
  kind,
}: {
  readonly record: VisitFactsFragment;
  readonly close: () => void;
  readonly kind: 'amend' | 'correct';
}) => {
  const { t } = useTranslation('visits');
  const lists = useVisitLists();
  const [before] = useState(() => formOf(visit));
  const act = useAct<Values, unknown>({
    version: visit.version,
    initial: { ...before, reason: '' },
    check: (values) => ({
      ...visitFaults(values, today()),
      ...(kind === 'correct' && values.reason.trim() === '' ? { reason: 'NEEDED' } : {}),
    }),
    fieldOf,
    about: ['VISIT', 'LEAD'],
    send: async ({ reason, ...values }, command) => {
      const { said, clear } = changesOf(before, values);
      const input = {
        ...command,
        ...said,
        visitId: visit.id,
        ...(clear.length === 0 ? {} : { clear }),
        ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      };
      return kind === 'amend'
        ? ask(AmendVisitDocument, { input: input as AmendVisitInput })
        : ask(CorrectVisitDocument, { input: input as CorrectVisitInput });
    },
    done: close,
  });
  return (
    <ActDialog
      title={t(kind === 'amend' ? 'acts.amendVisit' : 'acts.correctVisit')}
      act={act}
      close={close}
      submit={t(kind === 'amend' ? 'acts.amend' : 'acts.correct')}
    >
      {kind === 'correct' ? <p className="hint">{t('acts.correctHint')}</p> : null}
      <VisitFields form={act as never} lists={lists} />
      <TextAreaField {...act.field('reason')} label={t('acts.reason')} needed={kind === 'correct'} rows={2} />
    </ActDialog>
  );
};
