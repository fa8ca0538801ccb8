import type { EntityMetadata } from 'typeorm';
import { json } from './row-statements.js';

// COPY's text format: what would end a field or a row, or begin an escape.
const special = /[\\\n\r\t]/;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const escaped = (text: string): string =>
  special.test(text) ? text.replace(/[\\\n\r\t]/g, (char) => escapes[char]!) : text;

const element = (value: unknown): string =>
  value === null ? 'NULL' : `"${String(value).replaceAll(/["\\]/g, String.raw`\$&`)}"`;

const fieldOf = (column: EntityMetadata['columns'][number]): ((value: unknown) => string) => {
  if (column.isArray) return (value) => escaped(`{${(value as unknown[]).map(element).join(',')}}`);
  if (column.type === 'jsonb' || column.type === 'json') return (value) => escaped(json(value));
  return (value) => (typeof value === 'string' ? escaped(value) : String(value as number | bigint | boolean));
};

/** The rows of one table as lines of COPY's text format (https://www.postgresql.org/docs/current/sql-copy.html). */
export class CopyText {
  /** For COPY's list of columns: the order of the lines' fields. */
  readonly columns: string;
  private readonly fields: readonly {
    readonly property: string;
    readonly field: (value: unknown) => string;
  }[];

  constructor(private readonly meta: EntityMetadata) {
    this.columns = meta.columns.map((c) => `"${c.databaseName}"`).join(', ');
    this.fields = meta.columns.map((c) => ({ property: c.propertyName, field: fieldOf(c) }));
  }

  /** @throws Error for a value that is missing or has no column */
  of(rows: Iterable<Readonly<Record<string, unknown>>>): string {
    const { fields } = this;
    let text = '';
    for (const values of rows) {
      for (let index = 0; index < fields.length; index += 1) {
        const { property, field } = fields[index]!;
        const value = values[property];
        if (value === undefined) throw new Error(`${this.meta.name}.${property} is missing from a whole row`);
        if (index > 0) text += '\t';
        text += value === null ? '\\N' : field(value);
      }
      text += '\n';
    }
    return text;
  }
}
