import type { ActivityFactsFragment } from '../activities.gql.ts';
import { ChangeActivity } from './change-activity.tsx';

/** A planned activity took place. */
const HoldActivity = (props: { readonly record: ActivityFactsFragment; readonly close: () => void }) => (
  <ChangeActivity {...props} kind="hold" />
);

export default HoldActivity;
