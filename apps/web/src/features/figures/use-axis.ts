import { dayOf, today } from '../../app/format.ts';
import { useAsk } from '../../app/query.ts';
import { filterOf, type Asked } from './asked.ts';
import { FigureAxisDocument } from './figures.gql.ts';
import { openingOf, stopsOf } from './periods.ts';

/** In which months something happened of what is asked for, and since when the log knows. */
export const useAxis = (asked: Asked) => {
  const { data } = useAsk(
    FigureAxisDocument,
    {
      measure: asked.measure,
      filter: filterOf({ ...asked, from: undefined, to: undefined }, 'CLAIMED'),
      credit: asked.credit,
    },
    { about: ['FIGURES'], keepPrevious: true },
  );
  const months = (data?.totals.rows ?? []).map(({ keys }) => keys[0]?.code ?? '');
  return {
    months,
    /** The moment and the day at which the log began. */
    begunAt: data?.logSpan.begunAt,
    begunOn: data === undefined ? undefined : dayOf(data.logSpan.begunAt),
    /** What the page compares with: the day that is asked for, or the one that suggests itself; undefined until that is known. */
    since:
      asked.since ?? (data === undefined ? undefined : openingOf(months, asked.to, asked.known ?? today())),
  };
};
export type Axis = ReturnType<typeof useAxis>;

/** Where the handles of time stop, and at which of these there first is anything to know. */
export const stopsFor = (
  asked: Asked,
  { months, begunOn, since }: Pick<Axis, 'months' | 'begunOn' | 'since'>,
) => {
  const stops = stopsOf(
    months,
    [asked.to, asked.known, ...(asked.view === 'bridge' ? [since] : [])],
    today(),
  );
  return { stops, first: begunOn === undefined ? 0 : stops.filter((day) => day < begunOn).length };
};
