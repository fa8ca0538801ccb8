import { useId, type ButtonHTMLAttributes, type ReactNode, type Ref } from 'react';
import { Link, type LinkProps } from '@tanstack/react-router';

type Kind = 'plain' | 'primary' | 'quiet' | 'danger';

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> & {
  readonly kind?: Kind;
  /** Being done: not pressed again meanwhile, and said to screen readers. */
  readonly busy?: boolean;
  /** Why it cannot be pressed now. Shown beside it: no button is dead without a reason. */
  readonly why?: string | undefined;
  readonly ref?: Ref<HTMLButtonElement>;
};

export const Button = ({
  kind = 'plain',
  busy = false,
  why,
  className = '',
  onClick,
  type = 'button',
  children,
  ...rest
}: Props) => {
  const id = useId();
  const blocked = why !== undefined || busy;
  return (
    <>
      <button
        {...rest}
        type={type}
        className={`button ${kind} ${className}`}
        aria-disabled={blocked || undefined}
        aria-busy={busy || undefined}
        aria-describedby={why === undefined ? rest['aria-describedby'] : id}
        onClick={(event) => {
          if (blocked) event.preventDefault();
          else onClick?.(event);
        }}
      >
        {children}
      </button>
      {why === undefined ? null : (
        <span className="why" id={id}>
          {why}
        </span>
      )}
    </>
  );
};

/** A link that looks like a button: it goes somewhere, so it can be opened in another tab. */
export const ButtonLink = ({
  kind = 'plain',
  children,
  ...to
}: { readonly kind?: Kind; readonly children: ReactNode } & LinkProps) => (
  <Link {...to} className={`button ${kind}`}>
    {children}
  </Link>
);
