import type { ActivityFactsFragment } from '../activities.gql.ts';
import { ChangeActivity } from './change-activity.tsx';

/** The record was wrong. */
const CorrectActivity = (props: { readonly record: ActivityFactsFragment; readonly close: () => void }) => (
  <ChangeActivity {...props} kind="correct" />
);

export default CorrectActivity;
