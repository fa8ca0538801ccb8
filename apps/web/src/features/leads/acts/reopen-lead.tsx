import { ask } from '../../../app/ask.ts';
import { ReopenLeadDocument } from '../leads.gql.ts';
import type { ActProps } from './use-lead-act.ts';
import { ActWithReason } from './with-reason.tsx';

/** It came back to life, where it stood. */
const ReopenLead = (props: ActProps) => (
  <ActWithReason
    {...props}
    act="reopenLead"
    dayField="reopenedOn"

    send={async ({ reason, on }, { commandId }) =>
      (
        await ask(ReopenLeadDocument, {
          input: { commandId, leadId: props.record.id, reason, reopenedOn: on },
        })
      ).reopenLead
    }
  />
);

export default ReopenLead;
