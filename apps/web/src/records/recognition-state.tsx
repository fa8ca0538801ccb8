import { useTranslation } from 'react-i18next';
import type { Measure } from '../app/enums.gql.ts';
import { momentOf, moneyOf, countOf } from '../app/format.ts';
import { useAsk } from '../app/query.ts';
import { useMay } from '../app/session.tsx';
import { useLanguage } from '../app/use-choice.ts';
import { useEnum } from '../app/use-enum.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Asked, Empty, Panel, Tag, type Tone } from '../ui/parts.tsx';
import { RecognitionStateDocument, type RecognitionStateQuery } from './records.gql.ts';

/** What a record claims of one measure now: fen where the measure is of money, else a count. */
export type Claim = { readonly measure: Measure; readonly claimed: string; readonly money: boolean };
type Decided = RecognitionStateQuery['recognitions'][number];

/** What became of each figure that a record claims: recognized with how much, rejected and why, or waiting for a reviewer. */
export const RecognitionState = ({
  subjectId,
  claims,
}: {
  readonly subjectId: string;
  readonly claims: readonly Claim[];
}) => {
  const { t } = useTranslation();
  const may = useMay();
  const decided = useAsk(RecognitionStateDocument, { subjectId }, { about: ['RECOGNITION'] });
  return (
    <Panel
      title={t('recognized.title')}
      actions={
        may('recognition.decide') ? (
          <ButtonLink kind="quiet" to="/recognition">
            {t('recognized.go')}
          </ButtonLink>
        ) : null
      }
    >
      <Asked query={decided} lines={2}>
        {({ recognitions }) => {
          const left = recognitions.filter((one) => !claims.some(({ measure }) => measure === one.measure));
          return claims.length + left.length === 0 ? (
            <Empty>{t('recognized.none')}</Empty>
          ) : (
            <ul className="list">
              {claims.map((claim) => (
                <State
                  key={claim.measure}
                  measure={claim.measure}
                  claim={claim}
                  decided={recognitions.find(({ measure }) => measure === claim.measure)}
                />
              ))}
              {left.map((one) => (
                <State key={one.measure} measure={one.measure} decided={one} />
              ))}
            </ul>
          );
        }}
      </Asked>
    </Panel>
  );
};

const State = ({
  measure,
  claim,
  decided,
}: {
  readonly measure: Measure;
  readonly claim?: Claim;
  readonly decided: Decided | undefined;
}) => {
  const { t } = useTranslation();
  const say = useEnum();
  const language = useLanguage();
  const waits = decided === undefined || decided.decision === 'REOPEN' || decided.standing === 'AWAITS';
  const [tone, text]: readonly [Tone, string] =
    decided?.standing === 'LAPSED'
      ? ['plain', say('RecognitionStanding', 'LAPSED')]
      : waits
        ? [
            'amber',
            decided?.standing === 'AWAITS' ? say('RecognitionStanding', 'AWAITS') : t('recognized.waits'),
          ]
        : decided.decision === 'REJECT'
          ? ['red', t('recognized.rejected')]
          : ['green', t('recognized.recognized')];
  return (
    <li>
      <p className="actions">
        <strong>{say('Measure', measure)}</strong>
        <Tag tone={tone}>{text}</Tag>
        {claim === undefined ? null : (
          <span>
            {t('recognized.claimed')}{' '}
            {claim.money ? moneyOf(claim.claimed, language) : countOf(claim.claimed)}
          </span>
        )}
        {decided?.decision === 'RECOGNIZE' && decided.display !== null ? (
          <span>
            {t('recognized.value')} {decided.display}
          </span>
        ) : null}
      </p>
      {decided === undefined ? null : (
        <p className="hint">
          {t('recognized.decided', { at: momentOf(decided.decidedAt), version: decided.seenVersion })}
          {decided.reason === null ? '' : ` · ${decided.reason}`}
        </p>
      )}
    </li>
  );
};
