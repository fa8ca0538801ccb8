import type { VisitFactsFragment } from '../visits.gql.ts';
import { ChangeVisit } from './change-visit.tsx';

/** The plan changes. */
const AmendVisit = (props: { readonly record: VisitFactsFragment; readonly close: () => void }) => (
  <ChangeVisit {...props} kind="amend" />
);

export default AmendVisit;
