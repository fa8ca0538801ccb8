import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogClock } from '../../app/enums.gql.ts';
import { momentOf } from '../../app/format.ts';
import type { Known } from '../../app/known.ts';
import type { SearchText } from '../../app/search.ts';
import { useEnum } from '../../app/use-enum.ts';
import { usePhone } from '../../app/use-media.ts';
import { Button } from '../../ui/button.tsx';
import type { Asked } from './asked.ts';
import { Day } from './choices.tsx';
import { useMomentText } from './use-bridge-export.ts';
import './time-handles.css';
import { stopsFor, type Axis } from './use-axis.ts';

/** How long a handle rests before figures are asked for, and how long each step is shown while playing. */
const REST_MS = 250;
const STEP_MS = 900;

type TrackProps = {
  readonly label: string;
  readonly stops: readonly string[];
  /** The first stop there is anything to know at; what lies before it is hatched. */
  readonly first: number;
  /** The day or the moment it stands at; undefined is its right end. */
  readonly value: Known | undefined;
  readonly words: (day: string | undefined) => string;
  readonly dayLabel: string;
  readonly set: (day: string | undefined) => void;
  readonly asking: boolean;
};

/** One handle: a native slider over the stops, the same day as a field, and a button that steps through. */
const Track = ({ label, stops, first, value, words, dayLabel, set, asking }: TrackProps) => {
  const { t } = useTranslation('figures');
  const id = useId();
  const [held, setHeld] = useState<{ readonly day: string | undefined }>();
  const [playing, setPlaying] = useState(false);
  const end = stops.length;
  const day = held === undefined ? value : held.day;
  const index = day === undefined ? end : Math.max(0, stops.indexOf(day));
  const next = () => {
    const to = index >= end ? first : index + 1;
    set(stops[to]);
    if (to >= end) setPlaying(false);
  };
  useEffect(() => setHeld(undefined), [value]);
  useEffect(() => {
    if (held === undefined) return undefined;
    const timer = setTimeout(() => set(held.day), REST_MS);
    return () => clearTimeout(timer);
    // Only the handle's own moves start it again, not what the page draws meanwhile.
  }, [held]);
  useEffect(() => {
    // Each step waits for its figures: a slow answer is shown too.
    if (!playing || asking) return undefined;
    const timer = setTimeout(next, STEP_MS);
    return () => clearTimeout(timer);
  }, [playing, asking, index]);
  const play = () => {
    if (playing) setPlaying(false);
    else {
      next();
      if (!matchMedia('(prefers-reduced-motion: reduce)').matches) setPlaying(true);
    }
  };
  return (
    <div className="time-track">
      <label htmlFor={id}>{label}</label>
      <div className="time-line">
        <span
          className="time-before"
          aria-hidden="true"
          style={{ width: `${end === 0 ? 0 : (first / end) * 100}%` }}
        />
        <input
          id={id}
          type="range"
          min={0}
          // Before there are stops, and where they cannot be had, it stands where its words do: at its end.
          max={Math.max(1, end)}
          step={1}
          value={end === 0 ? 1 : index}
          disabled={end === 0}
          aria-valuetext={words(day)}
          onChange={(event) => {
            setPlaying(false);
            setHeld({ day: stops[Math.max(first, Number(event.target.value))] });
          }}
        />
      </div>
      <output htmlFor={id}>{words(day)}</output>
      <Day
        label={dayLabel}
        value={day?.slice(0, 10)}
        onChange={(typed) => {
          setPlaying(false);
          set(typed);
        }}
      />
      <Button aria-label={`${label}: ${t(playing ? 'time.stop' : 'time.play')}`} onClick={play}>
        {t(playing ? 'time.stop' : 'time.play')}
      </Button>
    </div>
  );
};

/**
 * Two handles of time: what happened up to a day, and what was known by the end of one. Both run over the same stops, the ends of months
 * in which something happened and of those after them, in which it is reported: years of nothing take no room. Where two moments are
 * compared, a third says with which. On a phone they are folded to what they say: figures come first.
 */
export const TimeHandles = ({
  asked,
  axis,
  patch,
  clock,
  asking,
}: {
  readonly asked: Asked;
  readonly axis: Axis;
  readonly patch: (changes: SearchText) => void;
  /** By whose clock the figures shown are dated; undefined until there are some. */
  readonly clock: LogClock | undefined;
  readonly asking: boolean;
}) => {
  const { t } = useTranslation('figures');
  const say = useEnum();
  const id = useId();
  const momentText = useMomentText();
  const narrow = usePhone();
  const happened = (day: string | undefined): string =>
    day === undefined ? t('time.allDays') : t('time.until', { day });
  const { begunAt, since } = axis;
  const isBridge = asked.view === 'bridge';
  const { stops, first: before } = stopsFor(asked, axis);
  const tracks = (
    <>
      <Track
        label={t('time.happened')}
        stops={stops}
        first={0}
        value={asked.to}
        words={happened}
        dayLabel={t('time.happenedDay')}
        set={(to) => patch({ to, cell: undefined })}
        asking={asking}
      />
      {isBridge ? (
        <Track
          label={t('time.since')}
          stops={stops}
          first={before}
          value={since}
          words={(day) => (day === undefined ? t('time.sinceLast') : momentText(day))}
          dayLabel={t('time.sinceDay')}
          set={(day) => patch({ since: day ?? stops.at(-1), cause: undefined })}
          asking={asking}
        />
      ) : null}
      <Track
        label={t('time.known')}
        stops={stops}
        first={before}
        value={asked.known}
        words={momentText}
        dayLabel={t('time.knownDay')}
        set={(known) => patch({ known, cell: undefined })}
        asking={asking}
      />
      <p className="hint">
        {begunAt === undefined ? null : t('time.begun', { at: momentOf(begunAt) })}{' '}
        {clock === undefined ? null : t('time.clock', { clock: say('LogClock', clock) })}{' '}
        {asked.known === undefined ? null : t('time.marked')}
      </p>
    </>
  );
  return narrow ? (
    <details className="time-handles">
      <summary>
        <span>{t('time.title')}</span>
        <span className="time-now">
          {happened(asked.to)} · {isBridge ? `${momentText(since)} → ` : ''}
          {momentText(asked.known)}
        </span>
      </summary>
      {tracks}
    </details>
  ) : (
    <section className="time-handles" aria-labelledby={id}>
      <h2 id={id}>{t('time.title')}</h2>
      {tracks}
    </section>
  );
};
