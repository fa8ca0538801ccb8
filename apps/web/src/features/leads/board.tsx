import { useNavigate } from '@tanstack/react-router';
import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type DragEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadStage } from '../../app/enums.gql.ts';
import { countOf, momentOf } from '../../app/format.ts';
import { agesWith, asOfIn, searchOf, type Known } from '../../app/known.ts';
import { keyOf, queryClient } from '../../app/query.ts';
import { OFFLINE } from '../../app/refusal.ts';
import { useRefusalWords } from '../../app/refusal-words.ts';
import { useMay } from '../../app/session.tsx';
import { useEnum } from '../../app/use-enum.ts';
import { useMouse } from '../../app/use-media.ts';
import { useAskOrKept, useAskPagesOrKept } from '../../offline/kept-answers.ts';
import { Button } from '../../ui/button.tsx';
import { Fault } from '../../ui/fault.tsx';
import { AsOfThen, Fen, shortTitle } from '../../ui/parts.tsx';
import { Cards, PAGE, type Handle } from './cards.tsx';
import { cardOrder, keeps, stages } from './filters.ts';
import {
  LeadBoardDocument,
  LeadColumnDocument,
  type LeadBoardQuery,
  type LeadFilter,
  type LeadRowFragment,
} from './leads.gql.ts';
import { moveTo, type LeadAct, type Move } from './moves.ts';

type Total = LeadBoardQuery['leadBoard'][number];

export type OpenAct = (act: LeadAct | 'move', lead: LeadRowFragment) => void;

type Props = {
  readonly filter: LeadFilter;
  readonly phone: boolean;
  readonly stage: LeadStage;
  readonly showStage: (stage: LeadStage) => void;
  /** As of when leads are shown. */
  readonly known: Known | undefined;
  /** Undefined where nothing can be done: cards are then neither moved nor dragged. */
  readonly open: OpenAct | undefined;
  readonly empty: ReactNode;
};

/** Leads by stage. On a phone one stage at a time; nothing is ever dragged by touch. */
export const Board = ({ filter, phone, stage, showStage, known, open, empty }: Props) => {
  const { t } = useTranslation('leads');
  const totals = useAskOrKept(
    LeadBoardDocument,
    { filter, ...asOfIn(known) },
    { ...agesWith(known, ['LEAD']), keepPrevious: true, keeps: keeps(filter, known) },
  );
  const offline = totals.error?.code === OFFLINE;
  /** What is not there is asked for again with the totals: one word about the network is enough for all columns. */
  const again = () => {
    void totals.refetch();
    void queryClient.refetchQueries({
      queryKey: keyOf(LeadColumnDocument),
      type: 'active',
      predicate: ({ state }) => state.status === 'error',
    });
  };
  const total = (of: LeadStage) => totals.data?.leadBoard.find((column) => column.stage === of);
  const handles = useRef(new Map<LeadStage, Handle>());
  const [active, setActive] = useState<string>();
  const [dragged, setDragged] = useState<LeadRowFragment>();
  const [refused, setRefused] = useState<{
    readonly lead: LeadRowFragment;
    readonly move: Move & { readonly why: string };
  }>();
  const may = useMay();
  const mouse = useMouse() && !phone && open !== undefined;
  const opened = useRef(open);
  opened.current = open;
  const move = useCallback((lead: LeadRowFragment) => opened.current?.('move', lead), []);

  const handleOf = useCallback((of: LeadStage, handle: Handle | null) => {
    if (handle === null) handles.current.delete(of);
    else handles.current.set(of, handle);
  }, []);

  const leadOf = useRef<(id: string) => LeadRowFragment | undefined>(() => undefined);
  const rows = useRef(new Map<LeadStage, readonly LeadRowFragment[]>());
  leadOf.current = (id) => [...rows.current.values()].flat().find((lead) => lead.id === id);

  /** From card to card; empty columns are passed over. */
  const pressed = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const card = (event.target as HTMLElement).closest<HTMLElement>('[data-lead]');
    if (card === null) return;
    const here = card.dataset['stage'] as LeadStage;
    const index = Number(card.dataset['index']);
    const step = (to: LeadStage, at: number) => {
      const handle = handles.current.get(to);
      if (handle === undefined || handle.count() === 0) return false;
      event.preventDefault();
      handle.focus(Math.max(0, Math.min(at, handle.count() - 1)));
      return true;
    };
    const across = (by: 1 | -1) => {
      for (let at = stages.indexOf(here) + by; at >= 0 && at < stages.length; at += by)
        if (step(stages[at]!, index)) return;
    };
    const key = event.key.toLowerCase();
    if (key === 'arrowdown') step(here, index + 1);
    else if (key === 'arrowup') step(here, index - 1);
    else if (key === 'arrowright') across(1);
    else if (key === 'arrowleft') across(-1);
    else if (key === 'home') step(here, 0);
    else if (key === 'end') step(here, Number.MAX_SAFE_INTEGER);
    else if (open !== undefined && (key === 'm' || key === 'f')) {
      const lead = leadOf.current(card.dataset['lead']!);
      if (lead === undefined) return;
      event.preventDefault();
      open(key === 'm' ? 'move' : 'followUpLead', lead);
    }
  };

  const navigate = useNavigate();
  /** A card that is opened; what asks for another tab or window is left to the browser. */
  const clicked = (event: MouseEvent<HTMLElement>) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const id = (event.target as HTMLElement).closest('h3 a')?.closest<HTMLElement>('[data-lead]')?.dataset[
      'lead'
    ];
    if (id === undefined) return;
    event.preventDefault();
    void navigate({ to: '/leads/$id', params: { id } as never, search: searchOf(known) });
  };

  const dropped = (to: LeadStage) => {
    const lead = dragged;
    setDragged(undefined);
    if (lead === undefined || open === undefined) return;
    const next = moveTo(lead, to, may);
    if (next === undefined) return;
    if (next.act === undefined) setRefused({ lead, move: next });
    else {
      setRefused(undefined);
      open(next.act, lead);
    }
  };

  const column = (of: LeadStage) => ({
    stage: of,
    filter,
    known,
    offline: !offline ? undefined : totals.data === undefined ? '' : momentOf(totals.dataUpdatedAt),
    total: total(of),
    active,
    draggable: mouse,
    dragged,
    offer: dragged === undefined ? undefined : moveTo(dragged, of, may),
    move: open === undefined ? undefined : move,
    drag: setDragged,
    drop: () => dropped(of),
    handle: (handle: Handle | null) => handleOf(of, handle),
    keep: (leads: readonly LeadRowFragment[]) => void rows.current.set(of, leads),
  });

  const nothing = totals.data?.leadBoard.every(({ count }) => count === 0) ?? false;

  return (
    <section
      className="board"
      aria-label={t('board')}
      onKeyDown={pressed}
      onClick={clicked}
      onFocus={(event) => {
        const id = (event.target as HTMLElement).closest<HTMLElement>('[data-lead]')?.dataset['lead'];
        if (id !== undefined) setActive(id);
      }}
    >
      {totals.error === null ? null : offline && totals.data !== undefined ? (
        <AsOfThen at={totals.dataUpdatedAt} again={again} />
      ) : (
        <Fault refusal={totals.error} again={again} />
      )}
      {refused === undefined || open === undefined ? null : (
        <Refused {...refused} open={open} close={() => setRefused(undefined)} />
      )}
      {phone ? (
        <>
          <StageTabs stage={stage} show={showStage} total={total} />
          <div role="tabpanel" id="stage-panel" aria-labelledby={`stage-${stage}`}>
            <PhoneColumn key={stage} {...column(stage)} />
          </div>
        </>
      ) : nothing ? (
        empty
      ) : (
        <div className="board-columns">
          {stages.map((of) => (
            <Column key={of} {...column(of)} />
          ))}
        </div>
      )}
      {mouse ? <p className="hint board-keys">{t('keys')}</p> : null}
    </section>
  );
};

/** Why a card cannot be put there, and what would help. */
const Refused = ({
  lead,
  move,
  open,
  close,
}: {
  readonly lead: LeadRowFragment;
  readonly move: Move & { readonly why: string };
  readonly open: OpenAct;
  readonly close: () => void;
}) => {
  const { t } = useTranslation(['leads', 'common']);
  const words = useRefusalWords();
  const instead = move.act === undefined ? move.instead : undefined;
  return (
    <div className="notice board-refused" role="alert">
      <p>
        <strong>{shortTitle(lead.title)}</strong> {words(move.why)}
      </p>
      {instead === undefined ? null : (
        <Button
          onClick={() => {
            close();
            open(instead, lead);
          }}
        >
          {t(`acts.${instead}`)}
        </Button>
      )}
      <Button kind="quiet" onClick={close}>
        {t('common:close')}
      </Button>
    </div>
  );
};

const StageTabs = ({
  stage,
  show,
  total,
}: {
  readonly stage: LeadStage;
  readonly show: (stage: LeadStage) => void;
  readonly total: (stage: LeadStage) => Total | undefined;
}) => {
  const { t } = useTranslation('leads');
  const say = useEnum();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current
      ?.querySelector<HTMLElement>('[aria-selected="true"]')
      ?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [stage]);
  return (
    <div
      className="stage-tabs"
      role="tablist"
      aria-label={t('stages')}
      ref={list}
      onKeyDown={(event) => {
        const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
        const next = stages[stages.indexOf(stage) + by];
        if (by === 0 || next === undefined) return;
        event.preventDefault();
        show(next);
        list.current?.querySelector<HTMLElement>(`#stage-${next}`)?.focus();
      }}
    >
      {stages.map((of) => (
        <button
          key={of}
          type="button"
          role="tab"
          id={`stage-${of}`}
          aria-selected={of === stage}
          aria-controls="stage-panel"
          tabIndex={of === stage ? 0 : -1}
          onClick={() => show(of)}
        >
          {say('LeadStage', of)}
          <span className="stage-count">{total(of) === undefined ? '' : countOf(total(of)!.count)}</span>
        </button>
      ))}
    </div>
  );
};

/** What a stage comes to: how many, how much, and how many of them say no amount. */
const ColumnHead = ({ total, stage }: { readonly total: Total | undefined; readonly stage: LeadStage }) => {
  const { t } = useTranslation('leads');
  const say = useEnum();
  return (
    <header className="column-head">
      <h2>
        {say('LeadStage', stage)}{' '}
        {total === undefined ? null : (
          <span className="column-count">{t('column.count', { count: total.count })}</span>
        )}
      </h2>
      <p className="column-sum">
        {total === undefined ? (
          ' '
        ) : (
          <>
            {BigInt(total.expected.cny) === 0n ? (
              <span className="none">—</span>
            ) : (
              <Fen of={total.expected.cny} />
            )}
            {total.withoutAmount === 0 ? null : (
              <span className="none">{t('column.withoutAmount', { count: total.withoutAmount })}</span>
            )}
            {total.inPool === 0 ? null : (
              <span className="none">{t('column.inPool', { count: total.inPool })}</span>
            )}
          </>
        )}
      </p>
    </header>
  );
};

type ColumnProps = {
  readonly stage: LeadStage;
  readonly filter: LeadFilter;
  readonly known: Known | undefined;
  /** What the board has said of a server that does not answer: of when its totals are, if it has any; undefined while it answers. */
  readonly offline: string | undefined;
  readonly total: Total | undefined;
  readonly active: string | undefined;
  readonly draggable: boolean;
  readonly dragged: LeadRowFragment | undefined;
  readonly offer: Move | undefined;
  readonly move: ((lead: LeadRowFragment) => void) | undefined;
  readonly drag: (lead: LeadRowFragment | undefined) => void;
  readonly drop: () => void;
  readonly handle: (handle: Handle | null) => void;
  readonly keep: (leads: readonly LeadRowFragment[]) => void;
};

const useCards = ({ stage, filter, known, keep }: ColumnProps) => {
  const variables = useMemo(
    () => ({ filter: { ...filter, stages: [stage] }, orderBy: cardOrder, first: PAGE, ...asOfIn(known) }),
    [filter, stage, known],
  );
  const pages = useAskPagesOrKept(LeadColumnDocument, variables, (answer) => answer.leads, {
    still: true,
    keeps: keeps(filter, known),
  });
  keep(pages.nodes);
  return pages;
};

const Column = (props: ColumnProps) => {
  const { stage, total, dragged, offer, drop, handle } = props;
  const { t } = useTranslation('leads');
  const words = useRefusalWords();
  const pages = useCards(props);
  const scroller = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState(false);
  const takes = dragged !== undefined && dragged.stage !== stage;
  return (
    <div
      className={`board-column${over && takes ? (offer?.act === undefined ? ' no' : ' over') : ''}`}
      onDragOver={(event: DragEvent) => {
        if (!takes) return;
        // Also where it cannot be put: then the drop says why.
        event.preventDefault();
        if (!over) setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        drop();
      }}
    >
      <ColumnHead stage={stage} total={total} />
      {takes ? (
        <p className={`drop-hint${offer?.act === undefined ? ' no' : ''}`}>
          {offer?.act === undefined ? words(offer?.why ?? 'FORBIDDEN') : t(`acts.${offer.act}`)}
        </p>
      ) : null}
      <div className="column-cards" ref={scroller}>
        <Cards {...props} pages={pages} scroller={scroller} handle={handle} />
      </div>
    </div>
  );
};

const PhoneColumn = (props: ColumnProps) => (
  <>
    <ColumnHead stage={props.stage} total={props.total} />
    <Cards {...props} pages={useCards(props)} />
  </>
);
