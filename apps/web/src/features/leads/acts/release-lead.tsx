import { ask } from '../../../app/ask.ts';
import { ReleaseLeadDocument } from '../leads.gql.ts';
import type { ActProps } from './use-lead-act.ts';
import { ActWithReason } from './with-reason.tsx';

/** Nobody's any more: into the open pool 公海. */
const ReleaseLead = (props: ActProps) => (
  <ActWithReason
    {...props}
    act="releaseLead"
    dayField="releasedOn"

    send={async ({ reason, on }, command) =>
      (
        await ask(ReleaseLeadDocument, {
          input: { ...command, leadId: props.record.id, reason, releasedOn: on },
        })
      ).releaseLead
    }
  />
);

export default ReleaseLead;
