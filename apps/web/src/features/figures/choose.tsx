import { useId, type ReactNode } from 'react';

/** A choice whose answer is applied at once: no field of a form, so nothing about being optional. */
export const Choose = <T extends string>({
  label,
  className = '',
  value,
  onChange,
  children,
}: {
  readonly label: string;
  readonly className?: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly children: ReactNode;
}) => {
  const id = useId();
  return (
    <div className={`field ${className}`}>
      <label htmlFor={id}>{label}</label>
      <select id={id} className="input" value={value} onChange={(event) => onChange(event.target.value as T)}>
        {children}
      </select>
    </div>
  );
};
