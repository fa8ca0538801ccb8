import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefusalWords } from '../../../app/refusal-words.ts';
import { useMay } from '../../../app/session.tsx';
import { useEnum } from '../../../app/use-enum.ts';
import { Dialog } from '../../../ui/overlays.tsx';
import { shortTitle } from '../../../ui/parts.tsx';
import { stages } from '../filters.ts';
import type { LeadRowFragment } from '../leads.gql.ts';
import { moveTo, type LeadAct } from '../moves.ts';

/** 移到…: every stage with the act that leads there, or why none does. The way of keyboards and thumbs. */
export const MoveLead = ({
  lead,
  open,
  close,
}: {
  readonly lead: LeadRowFragment;
  readonly open: (act: LeadAct) => void;
  readonly close: () => void;
}) => {
  const { t } = useTranslation('leads');
  const say = useEnum();
  const words = useRefusalWords();
  const may = useMay();
  const list = useRef<HTMLUListElement>(null);
  // After the dialog has taken the focus: on the first stage that can be chosen.
  useEffect(() => {
    const frame = requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>('.move-choice')?.focus(),
    );
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <Dialog title={t('move.title', { title: shortTitle(lead.title) })} close={close}>
      <p className="hint">{t('move.here', { stage: say('LeadStage', lead.stage) })}</p>
      <ul
        className="moves"
        ref={list}
        onKeyDown={(event) => {
          const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
          if (by === 0) return;
          const buttons = [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])];
          const next = buttons[buttons.indexOf(document.activeElement as HTMLElement) + by];
          event.preventDefault();
          next?.focus();
        }}
      >
        {stages
          .filter((stage) => stage !== lead.stage)
          .map((stage) => {
            const move = moveTo(lead, stage, may);
            if (move === undefined) return null;
            const { act } = move;
            return (
              <li key={stage}>
                {act === undefined ? (
                  <>
                    <strong>{say('LeadStage', stage)}</strong>
                    <p className="why">{words(move.why)}</p>
                    {move.instead === undefined ? null : (
                      <button type="button" className="button" onClick={() => open(move.instead!)}>
                        {t(`acts.${move.instead}`)}
                      </button>
                    )}
                  </>
                ) : (
                  <button type="button" className="button move-choice" onClick={() => open(act)}>
                    <strong>{say('LeadStage', stage)}</strong>
                    <span className="why">{t(`acts.${act}`)}</span>
                  </button>
                )}
              </li>
            );
          })}
      </ul>
    </Dialog>
  );
};
