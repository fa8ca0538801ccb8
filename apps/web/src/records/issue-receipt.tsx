import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Refusal } from '../app/refusal.ts';
import { Button } from '../ui/button.tsx';
import { Fault } from '../ui/fault.tsx';

type Props = {
  readonly words: string;
  /** What is read out, where several such buttons stand on a page. */
  readonly label?: string;
  readonly quiet?: boolean;
  /** Has the receipt made, which nobody does before it is wanted. @returns its token; undefined where there is nothing to prove yet */
  readonly issue: () => Promise<string | undefined>;
};

/** 凭据: asks for the proof of what is shown, and goes to its page. */
export const IssueReceipt = ({ words, label, quiet = false, issue }: Props) => {
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const pressed = async () => {
    setRefusal(undefined);
    setBusy(true);
    try {
      const token = await issue();
      if (token !== undefined) await navigate({ to: `/receipts/${token}` as never });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setRefusal(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button
        busy={busy}
        {...(quiet ? { kind: 'quiet' as const } : {})}
        {...(label === undefined ? {} : { 'aria-label': label })}
        onClick={() => void pressed()}
      >
        {words}
      </Button>
      {refusal === undefined ? null : <Fault refusal={refusal} />}
    </>
  );
};
