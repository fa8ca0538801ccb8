import { useState } from 'react';
import { ask } from '../../app/ask.ts';
import { asOfKnown } from '../../app/known.ts';
import { displayIn } from '../../app/language.ts';
import { useAsk } from '../../app/query.ts';
import { useLanguage } from '../../app/use-choice.ts';
import { askedOf, filterOf, fromOccurredOf, ruleOf, type Asked } from './asked.ts';
import { BridgeReceiptDocument, FigureBridgeDocument, type FigureBridgeQuery } from './figures.gql.ts';
import { headsOf, ruleShown, type Answered } from './use-figures.ts';

/** A bridge with what it answers: its steps must never stand under the words of another question. */
export type Bridged = {
  readonly asked: Asked;
  /** The day at whose end the opening was known. */
  readonly since: string;
  readonly bridge: FigureBridgeQuery['bridge'];
};

/** What both ends of a bridge have in common and where they are: the closing is what the page shows. */
const questionOf = (
  asked: Asked,
  since: string,
  position: string,
  { ruleId }: { readonly ruleId?: string },
) => ({
  measure: asked.measure,
  filter: filterOf(asked, asked.basis),
  credit: asked.credit,
  fromOccurred: fromOccurredOf(asked),
  from: asOfKnown(since),
  to: { position },
  // Without another rule, both ends are by the one that is asked for; by none, each by the default of then.
  ...((asked.against ?? asked.rule) === undefined ? {} : { fromRuleId: asked.against ?? asked.rule }),
  ...(ruleId === undefined ? {} : { toRuleId: ruleId }),
});

/** The same question for what is behind a step. The opening by its day again: NEW and LATE go by it, not by the day of its position. */
export const stepQuestionOf = ({ asked, since, bridge }: Bridged) =>
  questionOf(
    asked,
    since,
    bridge.to.position,
    ruleOf(asked.rule ?? (bridge.to.hypothetical ? bridge.to.ruleId : undefined)),
  );

/** The proof of a bridge, each of its steps included. @returns its token */
export const bridgeReceipt = async (bridged: Bridged): Promise<string> =>
  (await ask(BridgeReceiptDocument, stepQuestionOf(bridged))).bridge.receipt.token;

/** Why the figure moved from one moment to what is shown. While another is being counted the last one stays, with its own words. */
export const useBridge = (answered: Answered | undefined, since: string | undefined) => {
  const language = useLanguage();
  const asked = answered?.asked;
  const isWanted = asked?.view === 'bridge' && since !== undefined;
  const heads = answered === undefined ? undefined : headsOf(answered);
  const position = (asked?.basis === 'RECOGNIZED' ? heads?.recognized : heads?.claimed)?.position ?? '';
  const query = useAsk(
    FigureBridgeDocument,
    {
      ...questionOf(
        asked ?? NOTHING,
        since ?? '',
        position,
        answered === undefined ? {} : ruleShown(answered),
      ),
      locale: displayIn(language),
    },
    { about: ['FIGURES'], enabled: isWanted },
  );
  const now: Bridged | undefined =
    isWanted && query.data !== undefined ? { asked, since, bridge: query.data.bridge } : undefined;
  const [before, setBefore] = useState<Bridged>();
  if (now !== undefined && now.bridge !== before?.bridge) setBefore(now);
  return {
    query,
    shown: isWanted ? (now ?? before) : undefined,
    asking: isWanted && now === undefined && query.error === null,
  };
};

/** What stands in the question of a page that compares nothing: it is not asked. */
const NOTHING = askedOf({}).asked;
