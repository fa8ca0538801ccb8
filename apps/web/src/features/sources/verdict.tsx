import { useEnum } from '../../app/use-enum.ts';
import { signs, type Verdict } from './said.ts';

/** What a comparison comes to: by a sign and by its word, the colour says nothing of its own. */
export const VerdictMark = ({ of }: { readonly of: Verdict }) => {
  const say = useEnum();
  const [sign, tone] = signs[of];
  return (
    <span className={`tag ${tone}`} data-verdict={of}>
      <span aria-hidden="true">{sign}</span> {say('ComparisonVerdict', of)}
    </span>
  );
};
