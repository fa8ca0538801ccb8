import type { VisitFactsFragment } from '../visits.gql.ts';
import { ChangeVisit } from './change-visit.tsx';

/** The record was wrong. */
const CorrectVisit = (props: { readonly record: VisitFactsFragment; readonly close: () => void }) => (
  <ChangeVisit {...props} kind="correct" />
);

export default CorrectVisit;
