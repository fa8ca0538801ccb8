import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { SearchText } from '../../app/search.ts';

/** A figure in large type that leads to what it counts. The box stands from the start, the figure comes into it. */
export const Tile = ({
  label,
  to,
  search,
  note,
  children,
}: {
  readonly label: string;
  readonly to: string;
  readonly search?: SearchText;
  readonly note?: ReactNode;
  /** Nothing yet: a dash. */
  readonly children: ReactNode;
}) => (
  <Link to={to} search={(search ?? {}) as never} className="stat">
    <span className="stat-label">{label}</span>
    <span className="stat-figure">{children ?? '–'}</span>
    <span className="stat-note">{note ?? ' '}</span>
  </Link>
);
