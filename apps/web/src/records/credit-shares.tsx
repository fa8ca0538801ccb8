import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { equalCredits } from '@kernel/shares.ts';
import { useRefusalWords } from '../app/refusal-words.ts';
import { Button } from '../ui/button.tsx';
import { useFault } from '../ui/form.tsx';
import { PickMany, type Pick } from '../ui/pick-many.tsx';
import { findOrganizations } from './pickers.tsx';

/** One organization and the percentage it is credited with, as typed. */
export type ShareRow = { readonly organization: Pick; readonly percent: string };

const WHOLE = 10_000;

/** A percentage as typed (`33.34`, `３３.３４`, `33.34%`) in 1/10,000; undefined for what is none, or finer than a basis point. */
export const pointsOf = (percent: string): number | undefined => {
  const plain = percent.normalize('NFKC').replace(/[。]/g, '.').replace(/[\s%]/gu, '');
  const parts = /^(\d{1,3})(?:\.(\d{0,2}))?$/.exec(plain);
  if (parts === null) return undefined;
  const points = Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0'));
  return points >= 1 && points <= WHOLE ? points : undefined;
};

/** 3,334 of 10,000 as people write it: 33.34. */
export const percentOf = (points: number): string => {
  const part = String(points % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return `${Math.floor(points / 100)}${part === '' ? '' : `.${part}`}`;
};

/** The same for all, the odd basis points given as the server gives them. */
export const equalRows = (rows: readonly ShareRow[]): readonly ShareRow[] => {
  if (rows.length === 0) return rows;
  const points = new Map(
    equalCredits(rows.map(({ organization }) => organization.id)).map((one) => [
      one.organizationId,
      one.basisPoints,
    ]),
  );
  return rows.map(({ organization }) => ({ organization, percent: percentOf(points.get(organization.id)!) }));
};

/** Rows of what is recorded, to be edited. */
export const rowsOf = (
  credits: readonly {
    readonly organizationId: string;
    readonly basisPoints: number;
    readonly organization: { readonly name: string } | null;
  }[],
): readonly ShareRow[] =>
  credits.map(({ organizationId, basisPoints, organization }) => ({
    organization: { id: organizationId, name: organization?.name ?? organizationId },
    percent: percentOf(basisPoints),
  }));

/** What an input takes. Only rows that `shareFault` finds nothing wrong with. */
export const creditsOf = (rows: readonly ShareRow[]): { organizationId: string; basisPoints: number }[] =>
  rows.map(({ organization, percent }) => ({
    organizationId: organization.id,
    basisPoints: pointsOf(percent) ?? 0,
  }));

const sumOf = (rows: readonly ShareRow[]): number =>
  rows.reduce((sum, { percent }) => sum + (pointsOf(percent) ?? 0), 0);

/** The code of what is wrong with the shares, for a form's `check`. */
export const shareFault = (rows: readonly ShareRow[]): string | undefined => {
  if (rows.length === 0) return 'CREDIT_ORGANIZATION_MISSING';
  if (rows.some(({ percent }) => pointsOf(percent) === undefined)) return 'CREDIT_BASIS_POINTS_INVALID';
  return sumOf(rows) === WHOLE ? undefined : 'CREDIT_SHARES_INCOMPLETE';
};

const areEqual = (rows: readonly ShareRow[]): boolean =>
  equalRows(rows).every(({ percent }, i) => pointsOf(percent) === pointsOf(rows[i]!.percent));

type Props = {
  readonly name: string;
  readonly value: readonly ShareRow[];
  readonly onChange: (rows: readonly ShareRow[]) => void;
  readonly label: string;
  /** Another way to find organizations: of a form that must stand without a network. */
  readonly find?: typeof findOrganizations;
};

/**
 * Who is credited, and with how much: rows of an organization and its percentage, with what they come to said while one types.
 * Equal shares stay equal as organizations come and go; shares that somebody typed are left as they are.
 */
export const CreditSharesField = ({
  name,
  value: rows,
  onChange,
  label,
  find = findOrganizations,
}: Props) => {
  const { t } = useTranslation();
  const words = useRefusalWords();
  const code = useFault(name);
  const id = useId();
  const sum = sumOf(rows);
  const put = (after: readonly ShareRow[]) => onChange(areEqual(rows) ? equalRows(after) : after);
  const described = `${id}-total${code === undefined ? '' : ` ${id}-fault`}`;
  return (
    <fieldset className="shares" aria-describedby={described}>
      <legend>{label}</legend>
      {rows.length === 0 ? null : (
        <ul className="share-rows">
          {rows.map(({ organization, percent }, at) => {
            const wrong = code !== undefined && (pointsOf(percent) === undefined || sum !== WHOLE);
            return (
              <li key={organization.id}>
                <label htmlFor={`${id}-${at}`}>{organization.name}</label>
                <span className="share-percent">
                  <input
                    id={`${id}-${at}`}
                    name={`${name}.${at}`}
                    className="input"
                    inputMode="decimal"
                    autoComplete="off"
                    value={percent}
                    aria-invalid={wrong || undefined}
                    aria-describedby={described}
                    onChange={(event) =>
                      onChange(
                        rows.map((row) =>
                          row.organization.id === organization.id
                            ? { ...row, percent: event.target.value }
                            : row,
                        ),
                      )
                    }
                  />
                  <span aria-hidden="true">%</span>
                </span>
                <button
                  type="button"
                  className="button quiet"
                  aria-label={t('picker.drop', { name: organization.name })}
                  onClick={() => put(rows.filter((row) => row.organization.id !== organization.id))}
                >
                  ✕
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <p
        className={rows.length > 0 && sum !== WHOLE ? 'share-total off' : 'share-total'}
        id={`${id}-total`}
        role="status"
      >
        {rows.length === 0
          ? ''
          : sum === WHOLE
            ? t('shares.whole')
            : sum < WHOLE
              ? t('shares.missing', { total: percentOf(sum), left: percentOf(WHOLE - sum) })
              : t('shares.over', { total: percentOf(sum), over: percentOf(sum - WHOLE) })}
      </p>
      {code === undefined ? null : (
        <p className="fault-text" id={`${id}-fault`}>
          {words(code, { sum: percentOf(sum) })}
        </p>
      )}
      <PickMany
        label={t('shares.add')}
        values={[]}
        onChange={(picked) =>
          put([...rows, ...picked.map((organization) => ({ organization, percent: '' }))])
        }
        find={async (text) =>
          (await find(text)).filter(
            ({ id: found }) => !rows.some(({ organization }) => organization.id === found),
          )
        }
      />
      {rows.length < 2 ? null : (
        <Button onClick={() => onChange(equalRows(rows))}>{t('shares.equal')}</Button>
      )}
    </fieldset>
  );
};
