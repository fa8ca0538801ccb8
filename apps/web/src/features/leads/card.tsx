import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { daysBetween } from '../../app/format.ts';
import { todayAt, type Known } from '../../app/known.ts';
import { useEnum } from '../../app/use-enum.ts';
import { Illustrative, Money, shortTitle, Tag } from '../../ui/parts.tsx';
import type { LeadRowFragment } from './leads.gql.ts';

/** What tells one lead from another at a glance: who was first, whose it is, whether somebody should have followed up. */
export const LeadTags = ({ lead }: { readonly lead: LeadRowFragment }) => {
  const { t } = useTranslation('leads');
  const say = useEnum();
  return (
    <>
      {lead.verdict === 'NONE' ? null : (
        <Tag tone={lead.verdict === 'FIRST' ? 'accent' : 'plain'}>{say('ClaimVerdict', lead.verdict)}</Tag>
      )}
      {lead.grade === null ? null : <Tag>{say('LeadGrade', lead.grade)}</Tag>}
      {lead.inPool ? <Tag>{t('pool')}</Tag> : null}
      {lead.duplicateOf === null ? null : <Tag tone="red">{t('duplicate')}</Tag>}
      <Illustrative of={lead.illustrative} />
    </>
  );
};

/** How long nobody has followed up, by today or by the day of then; or since when it is lost. */
export const Since = ({
  lead,
  known,
}: {
  readonly lead: LeadRowFragment;
  readonly known: Known | undefined;
}) => {
  const { t } = useTranslation('leads');
  if (lead.stage === 'LOST') return <>{t('card.lostOn', { on: lead.lostOn ?? '' })}</>;
  const day = todayAt(known);
  const overdue = lead.nextFollowUpOn !== null && lead.nextFollowUpOn < day;
  const days = Math.max(0, daysBetween(lead.lastFollowUpOn ?? lead.reportedOn, day));
  const text =
    days === 0 && known === undefined
      ? t(lead.lastFollowUpOn === null ? 'card.reportedToday' : 'card.followedUpToday')
      : t('card.idle', { count: days });
  return overdue ? (
    <Tag tone="amber" title={t('card.dueOn', { on: lead.nextFollowUpOn ?? '' })}>
      {t('card.overdue', { count: daysBetween(lead.nextFollowUpOn ?? day, day) })}
    </Tag>
  ) : (
    <>{text}</>
  );
};

type Props = {
  readonly lead: LeadRowFragment;
  readonly index: number;
  /** The one card of its column that Tab goes to; arrows go on from there. */
  readonly tabbable: boolean;
  readonly draggable: boolean;
  /** As of when it is shown. */
  readonly known: Known | undefined;
  /** Undefined where nothing can be done about it. */
  readonly move: ((lead: LeadRowFragment) => void) | undefined;
  readonly drag: (lead: LeadRowFragment | undefined) => void;
};

export const Card = memo(({ lead, index, tabbable, draggable, known, move, drag }: Props) => {
  const { t } = useTranslation('leads');
  const title = shortTitle(lead.title);
  return (
    <article
      className="lead-card"
      data-lead={lead.id}
      data-index={index}
      data-stage={lead.stage}
      draggable={draggable}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', title);
        // The page must not change while the drag begins: Chromium would end it at once.
        setTimeout(() => drag(lead));
      }}
      onDragEnd={() => drag(undefined)}
    >
      <h3>
        {/* Plain, and followed by the board: a link of the router is the dearest part of a card, and cards come while one scrolls. */}
        <a
          href={`/leads/${lead.id}${known === undefined ? '' : `?known=${known}`}`}
          tabIndex={tabbable ? 0 : -1}
          draggable={false}
        >
          {title}
        </a>
      </h3>
      <p className="lead-card-line">
        <span>{lead.investorName ?? <span className="none">{t('card.noInvestor')}</span>}</span>
        {lead.expectedInvestment === null ? (
          <span className="none">{t('card.noAmount')}</span>
        ) : (
          <Money of={lead.expectedInvestment} />
        )}
      </p>
      <p className="lead-card-line">
        <span>{lead.chainName ?? <span className="none">{t('card.noChain')}</span>}</span>
        <span className="lead-card-since">
          <Since lead={lead} known={known} />
        </span>
      </p>
      <div className="lead-card-foot">
        <LeadTags lead={lead} />
        {move === undefined ? null : (
          <button
            type="button"
            className="button quiet lead-card-move"
            tabIndex={tabbable ? 0 : -1}
            aria-label={t('move.of', { title })}
            onClick={() => move(lead)}
          >
            {t('move.open')}
          </button>
        )}
      </div>
    </article>
  );
});
