import { useEffect, useRef, type ReactNode } from 'react';
import type { FormState } from '../../ui/form.tsx';
import type { Values } from './figure-form.ts';

/** Fields that few need, folded away. Unfolded where one of them is wrong: nobody finds, and nothing can focus, what is not shown. */
export const Folded = ({
  label,
  form: { faults },
  names,
  children,
}: {
  readonly label: string;
  readonly form: FormState<Values>;
  /** Of its fields. */
  readonly names: readonly string[];
  readonly children: ReactNode;
}) => {
  const element = useRef<HTMLDetailsElement>(null);
  const wrong = names.some((name) => faults[name] !== undefined);
  // Before the form puts the focus on the first of them: effects of children run first.
  useEffect(() => {
    if (wrong && element.current !== null) element.current.open = true;
  }, [faults, wrong]);
  return (
    <details ref={element}>
      <summary>{label}</summary>
      {children}
    </details>
  );
};
