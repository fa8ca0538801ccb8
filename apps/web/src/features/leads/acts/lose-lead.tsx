import { ask } from '../../../app/ask.ts';
import { LoseLeadDocument } from '../leads.gql.ts';
import type { ActProps } from './use-lead-act.ts';
import { ActWithReason } from './with-reason.tsx';

/** It came to nothing 流失. That it was reported still counts. */
const LoseLead = (props: ActProps) => (
  <ActWithReason
    {...props}
    act="loseLead"
    dayField="lostOn"
    danger
    send={async ({ reason, on }, { commandId }) =>
      (
        await ask(LoseLeadDocument, {
          input: { commandId, leadId: props.record.id, reason, lostOn: on },
        })
      ).loseLead
    }
  />
);

export default LoseLead;
