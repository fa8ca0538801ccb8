import { enumOf, ExactTextField, IntField } from '#platform/graphql';
import { foldedCreditCode } from '#platform/kernel';
import type { Rows } from '#platform/projections';
import { ArgsType, Field, Float, ObjectType } from '@nestjs/graphql';
import { coreName, pairsOf, similarities, similarity, type Similarity } from '../../similar.rules.js';
import { LeadRow } from './leads.view.js';

const SimilarityEnum = enumOf(similarities, {
  name: 'Similarity',
  description: 'In what a lead is like what somebody is about to report.',
  valuesMap: {
    SAME_NAME: { description: 'But for width, blanks, brackets, and the form of the company.' },
    SIMILAR_NAME: { description: 'The investor’s name, or the title.' },
  },
});

@ArgsType()
export class SimilarArgs {
  @ExactTextField({ max: 200, optional: true }) investorName?: string | null;
  @ExactTextField({ max: 64, optional: true, description: 'However it was typed or pasted.' })
  investorCreditCode?: string | null;
  @ExactTextField({ max: 200, optional: true }) title?: string | null;
  @IntField({ default: 5, min: 1, max: 50, description: 'From 1 to 50.' }) first?: number | null;
}

@ObjectType({ description: 'A lead that what is about to be reported may be.' })
export class SimilarLead {
  @Field(() => LeadRow) lead!: LeadRow;
  @Field(() => SimilarityEnum) why!: Similarity;
  @Field(() => Float, {
    description: '0 to 1; 1 where the first report would take both for one investor, now or by the code.',
  })
  score!: number;
}

/** How many rows are looked at closely, for each that is asked for: those that share most pairs with what is asked. */
const candidates = 5;
/**
 * Folded by PostgreSQL so that a name is found whatever its width, blanks and brackets; nearly right is enough here, since the rule judges. Only
 * where something is asked of it: folding is the dearest part.
 */
const folded = (column: string, pairs: string) =>
  `case when cardinality(${pairs}) = 0 then '' else
     replace(replace(replace(lower(normalize(coalesce(${column}, ''), NFKC)), ' ', ''), '(', ''), ')', '') end`;
/** As alike as the rule has it, but for the form of the company, which is still in the text. */
const shared = (text: string, pairs: string) =>
  `(select count(*) from unnest(${pairs}) pair where strpos(${text}, pair) > 0)::float
     / greatest(cardinality(${pairs}) + char_length(${text}) - 1, 1)`;

/** The leads that are like it, best first; of two alike the one that was reported first. */
export const similarLeads = async (
  rows: Rows,
  jurisdictionId: string,
  { first, ...asked }: SimilarArgs,
): Promise<SimilarLead[]> => {
  const [byName, byTitle] = [asked.investorName, asked.title].map((text) => pairsOf(coreName(text ?? '')));
  const most = first ?? 5;
  const code = foldedCreditCode(asked.investorCreditCode ?? '');
  if (code === '' && byName!.length === 0 && byTitle!.length === 0) return [];
  const found = await rows.statement<{ id: string }>({
    name: 'similar-leads',
    text: `select id from (
        select id, reported_on, coalesce(investor_credit_code = $4, false) as same,
          ${folded('investor_name', '$2::text[]')} as name, ${folded('title', '$3::text[]')} as title
        from ${rows.table(LeadRow)} where jurisdiction_id = $1 offset 0
      ) lead
      cross join lateral (
        select greatest(${shared('lead.name', '$2::text[]')}, 0.9 * ${shared('lead.title', '$3::text[]')}) as shared
        offset 0
      ) likeness
      where same or shared > 0
      order by same desc, shared desc, reported_on, id
      limit $5`,
    values: [jurisdictionId, byName, byTitle, code, candidates * most],
  });
  const leads = await rows
    .of(LeadRow)
    .createQueryBuilder('row')
    .where('row.id = ANY(:ids)', { ids: found.map(({ id }) => id) })
    .getMany();
  return leads
    .flatMap((lead) => {
      const like = similarity(asked, lead);
      return like ? [Object.assign(new SimilarLead(), { lead, ...like })] : [];
    })
    .toSorted(
      (a, b) =>
        similarities.indexOf(a.why) - similarities.indexOf(b.why) ||
        b.score - a.score ||
        a.lead.reportedOn.localeCompare(b.lead.reportedOn) ||
        a.lead.id.localeCompare(b.lead.id),
    )
    .slice(0, most);
};
