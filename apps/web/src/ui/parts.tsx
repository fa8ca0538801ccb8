import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { takeArrival } from '../app/arrival.ts';
import { countOf, daysOf, exactYuan, momentOf, moneyOf } from '../app/format.ts';
import { useLanguage } from '../app/use-choice.ts';
import { OFFLINE, type Refusal } from '../app/refusal.ts';
import { useWay } from '../app/use-online.ts';
import { Button } from './button.tsx';
import { Fault } from './fault.tsx';

/** The head of a page: where one is, its name, what may be done. The heading takes the focus when one has come here by a link. */
export const PageHead = ({
  title,
  tags,
  actions,
  back,
}: {
  readonly title: string;
  readonly tags?: ReactNode;
  readonly actions?: ReactNode;
  readonly back?: ReactNode;
}) => {
  const heading = useRef<HTMLHeadingElement>(null);
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t('product')}`;
    if (takeArrival()) heading.current?.focus({ preventScroll: true });
  }, [title, t]);
  return (
    <header className="page-head">
      {back === undefined ? null : (
        <nav className="page-back" aria-label={t('back')}>
          <span aria-hidden="true">‹ </span>
          {back}
        </nav>
      )}
      <h1 ref={heading} tabIndex={-1} id="page-title">
        {title}
      </h1>
      {tags === undefined ? null : <div className="tags">{tags}</div>}
      {actions === undefined ? null : <div className="actions">{actions}</div>}
    </header>
  );
};

export type Tone = 'plain' | 'accent' | 'amber' | 'red' | 'green';

export const Tag = ({
  tone = 'plain',
  children,
  title,
}: {
  readonly tone?: Tone;
  readonly children: ReactNode;
  readonly title?: string;
}) => (
  <span className={`tag ${tone}`} title={title}>
    {children}
  </span>
);

/** 示意: constructed to illustrate; no document states it. */
export const Illustrative = ({ of }: { readonly of: boolean }) => {
  const { t } = useTranslation();
  return of ? (
    <Tag tone="amber" title={t('illustrative.why')}>
      {t('illustrative.tag')}
    </Tag>
  ) : null;
};

/** Titles of the demonstration end with （示意）, which the tag says already. */
export const shortTitle = (title: string): string => title.replace(/（示意）$/, '');

type Amount = {
  readonly amount: string;
  readonly cny: string;
  readonly currency: string;
  readonly display: string;
};

/** An amount as people read it, exact on hover; a foreign one with what it is worth. */
export const Money = ({ of }: { readonly of: Amount | null | undefined }) => {
  const language = useLanguage();
  const { t } = useTranslation();
  if (of === null || of === undefined) return <span className="none">{t('notSaid')}</span>;
  const worth = moneyOf(of.cny, language);
  return (
    <span className="money" title={exactYuan(of.cny)}>
      {of.currency === 'CNY' ? worth : `${of.display}（${worth}）`}
    </span>
  );
};

/** Fen as people read them, exact on hover. */
export const Fen = ({ of }: { readonly of: string | bigint }) => {
  const language = useLanguage();
  return (
    <span className="money" title={exactYuan(of)}>
      {moneyOf(of, language)}
    </span>
  );
};

/** A figure in large type with its name and what stands beside it. */
export const Stat = ({
  label,
  children,
  note,
}: {
  readonly label: string;
  readonly children: ReactNode;
  readonly note?: ReactNode;
}) => (
  <div className="stat">
    <div className="stat-label">{label}</div>
    <div className="stat-figure">{children}</div>
    {note === undefined ? null : <div className="stat-note">{note}</div>}
  </div>
);

export const Count = ({ of }: { readonly of: string | number | bigint }) => (
  <span className="figure">{countOf(of)}</span>
);

/** One day or a few, never broken within a date. */
export const Days = ({ from, to }: { readonly from: string; readonly to: string | null }) => (
  <span className="days">{daysOf(from, to)}</span>
);

/** Names and values; what is not said is said to be so, or left out with `skip`. */
export const Facts = ({ children }: { readonly children: ReactNode }) => (
  <dl className="facts">{children}</dl>
);

export const Fact = ({
  label,
  children,
  skip = false,
}: {
  readonly label: string;
  readonly children?: ReactNode;
  readonly skip?: boolean;
}) => {
  const { t } = useTranslation();
  const nothing = children === null || children === undefined || children === '';
  if (nothing && skip) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>{nothing ? <span className="none">{t('notSaid')}</span> : children}</dd>
    </div>
  );
};

/** A part of a page with a heading of its own. */
export const Panel = ({
  title,
  actions,
  children,
  className = '',
}: {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}) => (
  <section className={`panel ${className}`}>
    <header>
      <h2>{title}</h2>
      {actions === undefined ? null : <div className="actions">{actions}</div>}
    </header>
    {children}
  </section>
);

/** Nothing here: one sentence, and what to do next. */
export const Empty = ({ children, next }: { readonly children: ReactNode; readonly next?: ReactNode }) => (
  <div className="empty">
    <p>{children}</p>
    {next}
  </div>
);

/** Boxes of the final size; shown only after a moment, so that quick answers don't flicker. */
export const Skeleton = ({ lines = 3, height }: { readonly lines?: number; readonly height?: number }) => {
  const { t } = useTranslation();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div
      className={late ? 'skeleton late' : 'skeleton'}
      style={height === undefined ? undefined : { minHeight: height }}
    >
      <span className="unseen" role="status">
        {late ? t('loading') : ''}
      </span>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} aria-hidden="true" />
      ))}
    </div>
  );
};

type Asked<R> = {
  readonly data: R | undefined;
  readonly error: Refusal | null;
  /** When the answer came; said of one that stands though nobody answers any more. */
  readonly dataUpdatedAt?: number;
  readonly refetch: () => unknown;
};

/** That nobody answers, and of when what stands below is. */
export const AsOfThen = ({ at, again }: { readonly at: number; readonly again: () => void }) => {
  const { t } = useTranslation();
  const way = useWay();
  return (
    <div className="notice as-of" role="status">
      <span>{t(`asOf.${way}`, { at: momentOf(at) })}</span> <Button onClick={again}>{t('again')}</Button>
    </div>
  );
};

/** What has been asked: its answer, a box until then, or what went wrong. An answer that is there stays when asking again failed. */
export const Asked = <R,>({
  query,
  children,
  lines,
  height,
}: {
  readonly query: Asked<R>;
  readonly children: (answer: R) => ReactNode;
  readonly lines?: number;
  readonly height?: number;
}) => (
  <>
    {query.error === null ? null : query.error.code === OFFLINE &&
      query.data !== undefined &&
      query.dataUpdatedAt !== undefined ? (
      <AsOfThen at={query.dataUpdatedAt} again={() => void query.refetch()} />
    ) : (
      <Fault refusal={query.error} again={() => void query.refetch()} />
    )}
    {query.data !== undefined ? (
      children(query.data)
    ) : query.error === null ? (
      <Skeleton {...(lines === undefined ? {} : { lines })} {...(height === undefined ? {} : { height })} />
    ) : null}
  </>
);

/** More of a list, at its end. */
export const More = ({
  shown,
  of,
  hasMore,
  busy,
  more,
}: {
  readonly shown: number;
  readonly of: number | undefined;
  readonly hasMore: boolean;
  readonly busy: boolean;
  readonly more: () => unknown;
}) => {
  const { t } = useTranslation();
  // How many there are is worth a word; that the one shown is the only one is not.
  if (!hasMore && (of ?? 0) <= 1) return null;
  return (
    <p className="more">
      <span role="status">
        {of === undefined
          ? ''
          : t(shown < of ? 'list.shown' : 'list.whole', { shown: countOf(shown), of: countOf(of) })}
      </span>
      {hasMore ? (
        <Button busy={busy} onClick={() => void more()}>
          {t('list.more')}
        </Button>
      ) : null}
    </p>
  );
};
