import { badField, Refused, type Decisions, type Measure, type RecognitionEvent } from '#platform/kernel';
import { recognizedValue } from '../../recognized-value.rules.js';

export const decisionNames = ['RECOGNIZE', 'REJECT', 'REOPEN'] as const;
export type Decision = (typeof decisionNames)[number];

export type Recognize = {
  readonly measure: Measure;
  readonly decision: Decision;
  /** An exact decimal in the measure's unit; the whole claim where it is absent. */
  readonly value?: string;
  /** The version of the subject that the reviewer saw. */
  readonly seenVersion: number;
  readonly reason?: string;
  /** The rule in force, whose claim is judged. */
  readonly ruleId: string;
};

/** One figure of a subject as it stands. */
export type Figure = {
  /** Of the subject; 0 where there is none. */
  readonly version: number;
  /** Of the last fact about it: after that came commands that changed nothing. */
  readonly changedAt: number;
  /** Decimals that a value of it may have: none of fen, four of a count. */
  readonly places: number;
  /** Fen or 1/10,000 of a count, whatever was decided of it; 0 where nothing is claimed. */
  readonly claimed: bigint;
  readonly decided?: Decisions[Measure];
  /** Something else was recorded of the subject since it was decided on. */
  readonly moved: boolean;
  /** What of the figure was changed after a version, for whoever decides on what stands no more. */
  readonly changedSince: (seenVersion: number) => readonly object[];
};

/**
 * What a reviewer decides of one figure (DOMAIN §1.3): recognize it, wholly or in part, reject it, or take the decision back. A decision
 * is on what was seen: when the subject has moved since, it must be looked at again. A command that changed nothing is no such move.
 */
export const recognize = (figure: Figure, asked: Recognize): RecognitionEvent[] => {
  const { measure, decision, seenVersion, reason, ruleId } = asked;
  const { version, changedAt, decided } = figure;
  if (version === 0) throw new Refused('SUBJECT_NOT_FOUND', { field: 'subjectId' });
  if (seenVersion < changedAt || seenVersion > version) {
    const changed = figure.changedSince(seenVersion);
    throw new Refused('CONFLICT', { field: 'seenVersion', seenVersion, version, changed });
  }
  if (asked.value !== undefined && decision !== 'RECOGNIZE')
    return badField('value', 'VALUE_NOT_APPLICABLE', 'only a recognition has a value');
  const because = { measure, seenVersion, ruleId, ...(reason === undefined ? {} : { reason }) };

  switch (decision) {
    case 'REOPEN':
      if (decided === undefined) throw new Refused('FIGURE_UNDECIDED', { field: 'decision', measure });
      return [{ type: 'FigureReopened', data: because }];
    case 'REJECT':
      if (reason === undefined) return badField('reason', 'REASON_MISSING', 'a rejection says why');
      // Recorded already; unless the subject has moved since: then the reviewer has now seen a newer version.
      if (decided?.decision === 'REJECTED' && !figure.moved) return [];
      claimedIn(figure, measure);
      return [{ type: 'FigureRejected', data: because }];
    case 'RECOGNIZE': {
      if (decided?.decision === 'REJECTED')
        throw new Refused('FIGURE_REJECTED', { field: 'decision', measure });
      const claimed = claimedIn(figure, measure);
      const value = asked.value === undefined ? claimed : recognizedValue(asked.value, figure.places);
      if (value > claimed)
        throw new Refused('RECOGNITION_EXCEEDS_CLAIM', { field: 'value', claimed: String(claimed) });
      // The same value again is news too: the reviewer has now seen a newer version.
      return [{ type: 'FigureRecognized', data: { ...because, value: Number(value) } }];
    }
  }
};

const claimedIn = ({ claimed }: Figure, measure: Measure): bigint => {
  if (claimed <= 0n) throw new Refused('CLAIM_NOT_FOUND', { field: 'measure', measure });
  return claimed;
};
