import { foldedCreditCode, normalizedName } from '#platform/kernel';

/** In what a lead is like what somebody is about to report; the strongest first. */
export const similarities = ['SAME_CREDIT_CODE', 'SAME_NAME', 'SIMILAR_NAME'] as const;
export type Similarity = (typeof similarities)[number];

/** What names a lead, as far as it is known. */
type Naming = {
  readonly investorName?: string | null | undefined;
  readonly investorCreditCode?: string | null | undefined;
  readonly title?: string | null | undefined;
};

// What a name says of its company's form alone, at its end; in the spelling of `normalizedName`.
const form =
  /(股份有限公司|有限责任公司|有限公司|股份公司|总公司|公司|集团|coltd|ltd|limited|inc|corp|corporation|group)$/u;

/** What a company is called without its form: 青岛示例（集团）股份有限公司 and 青岛 示例 are both 青岛示例. A name that is nothing but its form keeps it. */
export const coreName = (name: string): string => {
  let core = normalizedName(name);
  for (
    let shorter = core.replace(form, '');
    shorter !== '' && shorter !== core;
    shorter = core.replace(form, '')
  )
    core = shorter;
  return core;
};

/** Its pairs of neighbouring characters, each once; of one character itself. */
export const pairsOf = (name: string): readonly string[] => {
  const characters = [...name];
  if (characters.length < 2) return characters;
  return [...new Set(characters.slice(1).map((next, i) => `${characters[i]!}${next}`))];
};

/** What two names have in common of their pairs, 0 to 1 (Dice): 汉字 carry so much that two of them do what three letters do elsewhere. */
const alike = (a: string, b: string): number => {
  const [ours, theirs] = [pairsOf(a), new Set(pairsOf(b))];
  if (ours.length === 0 || theirs.size === 0) return 0;
  return (2 * ours.filter((pair) => theirs.has(pair)).length) / (ours.length + theirs.size);
};

/** Less alike than this is a coincidence: 青岛 at the beginning, 项目 at the end. */
const leastAlike = 0.5;

/**
 * Why a lead should be looked at before another is reported, and how alike they are; undefined where nothing speaks for it. One that the rule of
 * the first report takes for the same investor scores 1; names that differ in their company's form alone, a little less.
 */
export const similarity = (
  asked: Naming,
  lead: Naming,
): { readonly why: Similarity; readonly score: number } | undefined => {
  if (asked.investorCreditCode && foldedCreditCode(asked.investorCreditCode) === lead.investorCreditCode)
    return { why: 'SAME_CREDIT_CODE', score: 1 };
  const likeness = (ours: string | null | undefined, theirs: string | null | undefined): number =>
    ours && theirs ? alike(coreName(ours), coreName(theirs)) : 0;
  const { investorName: name } = asked;
  if (name && lead.investorName && coreName(name) === coreName(lead.investorName))
    return {
      why: 'SAME_NAME',
      score: normalizedName(name) === normalizedName(lead.investorName) ? 1 : 0.95,
    };
  // A title describes: it says less than a name.
  const score = Math.max(likeness(name, lead.investorName), 0.9 * likeness(asked.title, lead.title));
  return score < leastAlike ? undefined : { why: 'SIMILAR_NAME', score: Math.min(score, 0.9) };
};
