import { maybe } from '#platform/operations';
import { StreamWriter, type Appended } from '#platform/event-store';
import { Refused, type Meta } from '#platform/kernel';
import { baselineRule, claimUndecided, contract, type LedgerSubject } from '#platform/ledger';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { figuresOf } from '../../figures.js';
import { LEDGER_SUBJECTS } from '../../ledger-subjects.js';
import { recognize } from './recognize.decide.js';
import type { RecognizeInput } from './recognize.resolver.js';

export class RecognizeCommand extends Command<Appended> {
  constructor(
    readonly data: RecognizeInput,
    readonly meta: Meta,
  ) {
    super();
  }
}

@CommandHandler(RecognizeCommand)
export class RecognizeHandler implements ICommandHandler<RecognizeCommand> {
  constructor(
    private readonly streams: StreamWriter,
    @Inject(LEDGER_SUBJECTS) private readonly subjects: readonly LedgerSubject[],
  ) {}

  async execute(command: RecognizeCommand): Promise<Appended> {
    const { data } = command;
    const { measure, decision, seenVersion } = data;
    const { subject: category, unit } = contract[measure];
    const subject = this.subjects.find((each) => each.category === category);
    // A measure whose context is not built yet has no subjects.
    if (!subject) throw new Refused('SUBJECT_NOT_FOUND', { field: 'subjectId' });
    return this.streams.change(
      figuresOf(subject)(data.subjectId),
      command,
      ({ state, decisions, unmoved }, version, changedAt) =>
        recognize(
          {
            version,
            changedAt,
            places: unit === 'FEN' ? 0 : 4,
            claimed: version === 0 ? 0n : claimUndecided(subject, baselineRule, state, measure),
            moved: !unmoved.includes(measure),
            ...maybe('decided', decisions[measure]),
          },
          {
            measure,
            decision,
            seenVersion,
            ...maybe('value', data.value),
            ...maybe('reason', data.reason),
          },
        ),
      // Said of the version that the reviewer saw: when anything has changed since, a repeat is refused.
      { doneForGood: true },
    );
  }
}
