import { useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { unanswered } from '../app/refusal.ts';
import { Fault } from './fault.tsx';

type Props<P> = {
  /** What stands there until the part has come. */
  readonly meanwhile: ReactNode;
  /** Draws the part that has come. */
  readonly children: (Part: ComponentType<P>) => ReactNode;
};

/**
 * A part that is loaded when it is first shown. One that did not come says so in its place and can be asked for again, while the page around it
 * stays with all that is typed there: `React.lazy` would throw, and remember for ever.
 */
export const later = <P extends object>(load: () => Promise<{ default: ComponentType<P> }>) => {
  let loaded: ComponentType<P> | undefined;
  return ({ meanwhile, children }: Props<P>): ReactNode => {
    const [Part, setPart] = useState(() => loaded);
    const [failed, setFailed] = useState(false);
    const wanted = Part === undefined && !failed;
    useEffect(() => {
      if (!wanted) return undefined;
      let gone = false;
      load().then(
        ({ default: part }) => {
          loaded = part;
          if (!gone) setPart(() => part);
        },
        () => {
          if (!gone) setFailed(true);
        },
      );
      return () => {
        gone = true;
      };
    }, [wanted]);
    if (Part !== undefined) return children(Part);
    return failed ? (
      <>
        {meanwhile}
        <Fault refusal={unanswered(true)} again={() => setFailed(false)} />
      </>
    ) : (
      meanwhile
    );
  };
};
