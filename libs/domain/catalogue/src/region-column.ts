import { bringField, column, type ColumnDecorator, type ColumnOptions } from '#platform/operations';
import { regionName } from './regions.js';

/** The code of an administrative division. Brings the field of its name: `regionName` beside `regionCode`. */
export const RegionColumn =
  <const O extends Omit<ColumnOptions, 'hidden'>>(options: O = {} as O): ColumnDecorator<string, O> =>
  (target, property) => {
    const code = property as string;
    column.text(options)(target, property as never);
    bringField<Record<string, string | null>>(
      target,
      code.replace(/Code$/, 'Name'),
      () => String,
      options.optional ? { optional: true } : {},
      (row) => (row[code] == null ? null : regionName(row[code])),
    );
  };
