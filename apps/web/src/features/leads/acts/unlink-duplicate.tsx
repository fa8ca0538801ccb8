import { ask } from '../../../app/ask.ts';
import { UnlinkDuplicateLeadDocument } from '../leads.gql.ts';
import type { ActProps } from './use-lead-act.ts';
import { ActWithReason } from './with-reason.tsx';

/** It was no duplicate after all: the record counts again. */
const UnlinkDuplicateLead = (props: ActProps) => (
  <ActWithReason
    {...props}
    act="unlinkDuplicateLead"

    send={async ({ reason }, { commandId }) =>
      (
        await ask(UnlinkDuplicateLeadDocument, {
          input: { commandId, leadId: props.record.id, reason },
        })
      ).unlinkDuplicateLead
    }
  />
);

export default UnlinkDuplicateLead;
