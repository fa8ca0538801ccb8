import type { Measure } from '../app/enums.gql.ts';
import { displayIn } from '../app/language.ts';
import { useAsk } from '../app/query.ts';
import { useLanguage } from '../app/use-choice.ts';
import { useEnum } from '../app/use-enum.ts';
import { Asked } from '../ui/parts.tsx';
import { MeasureDefinition } from './measure-definition.tsx';
import { MeasureDefinitionsDocument } from './records.gql.ts';

/** What measures mean, each once, in this order. Needs the words `definitions`. */
export const MeasureDefinitions = ({ of }: { readonly of: readonly Measure[] }) => {
  const say = useEnum();
  const language = useLanguage();
  const query = useAsk(MeasureDefinitionsDocument, { locale: displayIn(language) });
  return (
    <Asked query={query} lines={8}>
      {({ measures }) => (
        <div className="stack">
          {[...new Set(of)]
            .flatMap((one) => measures.find(({ measure }) => measure === one) ?? [])
            .map((definition) => (
              <section key={definition.measure} data-measure={definition.measure}>
                <h3>{say('Measure', definition.measure)}</h3>
                <MeasureDefinition of={definition} />
              </section>
            ))}
        </div>
      )}
    </Asked>
  );
};
