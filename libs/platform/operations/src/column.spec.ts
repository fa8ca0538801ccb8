import { beforeAll, describe, expect, it } from '@jest/globals';
import { enumOf, printedSchema } from '#platform/graphql';
import { ProjectedTables, insert, type Projection } from '#platform/projections';
import { Field, ID, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import * as column from './column.js';
import { CreditCodeColumn, CreditsColumn, RecordRow, RecordTable } from './record-row.js';
import { ViewTable } from './view-table.js';

const Colour = enumOf(['RED', 'BLUE'], { name: 'RowColour' });
type Colour = keyof typeof Colour;
type Detail = { readonly leaves: number };

@ObjectType('TwigOfRow')
class TwigView {
  @Field(() => String) leaf!: string;
}

@RecordTable('TreeOfRow', 'trees')
class TreeRow extends RecordRow {
  @column.text({ description: 'What it is called.' }) name!: string;
  @column.text({ optional: true }) note!: string | null;
  @column.text({ type: ID }) thing!: string;
  @column.id() gardenId!: string;
  @column.id({ optional: true, hidden: true }) secretId!: string | null;
  @column.ids() twigIds!: string[];
  @column.date() plantedOn!: string;
  @column.date({ optional: true }) felledOn!: string | null;
  @column.instant() seenAt!: string | Date;
  @column.int() leaves!: number;
  @column.fen() price!: string;
  @column.flag({ optional: true }) sold!: boolean | null;
  @column.oneOf(Colour) colour!: Colour;
  @column.json() detail!: Detail;
  @column.json({ optional: true, as: () => [TwigView] }) twigs!: TwigView[] | null;
  @CreditCodeColumn() ownerCode!: string | null;
  @CreditsColumn({ description: 'Who planted it.' })
  creditLines!: readonly { organizationId: string; basisPoints: number }[];

  get tall(): boolean {
    return this.leaves > 9;
  }
}

/** Its last columns but one stand where it says them. */
@RecordTable('BushOfRow', 'bushes')
class BushRow extends RecordRow {
  @column.flag() override illustrative!: boolean;
  @column.int() berries!: number;
  @Field(() => ID) override jurisdictionId!: string;
}

@ViewTable('GardenOfRow', 'gardens')
class GardenRow {
  @column.key({ description: 'By name.' }) id!: string;
  @column.text({ hidden: true }) jurisdictionId!: string;
}

@Resolver()
class RowsOfSpecResolver {
  @Query(() => TreeRow) tree(): TreeRow {
    return new TreeRow();
  }
  @Query(() => BushRow) bush(): BushRow {
    return new BushRow();
  }
  @Query(() => GardenRow) garden(): GardenRow {
    return new GardenRow();
  }
}

class Root {}

describe('a column of a row', () => {
  let schema: string;
  let db: DataSource;
  const typeOf = (name: string) =>
    (new RegExp(`^type ${name} \\{\\n([^}]*)\\}`, 'm').exec(schema)?.[1] ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => /^\w+: /.test(line));
  const columnsOf = (row: typeof TreeRow | typeof BushRow | typeof GardenRow) =>
    db
      .getMetadata(row)
      .columns.map((each) =>
        [
          each.propertyName,
          db.driver.normalizeType(each) + (each.isArray ? '[]' : '') + (each.isNullable ? '?' : ''),
          ...(each.isPrimary ? ['key'] : []),
          ...(each.collation ? [each.collation] : []),
        ].join(' '),
      );

  beforeAll(async () => {
    schema = await printedSchema({ module: Root, providers: [RowsOfSpecResolver] });
    // Metadata alone: nobody connects.
    db = new DataSource({ type: 'postgres', entities: [TreeRow, BushRow, GardenRow] });
    await (db as unknown as { buildMetadatas(): Promise<void> }).buildMetadatas();
  });

  it('is a field of the API, of its type, optional where it may be empty; a hidden one is none', () => {
    expect(typeOf('TreeOfRow')).toEqual([
      'colour: RowColour!',
      'creditCodeAsDocumented: Boolean!',
      'credits: [CreditShare!]!',
      'felledOn: Date',
      'gardenId: ID!',
      'id: ID!',
      'illustrative: Boolean!',
      'leaves: Int!',
      'name: String!',
      'note: String',
      'ownerCode: String',
      'plantedOn: Date!',
      'price: BigInt!',
      'seenAt: DateTime!',
      'sold: Boolean',
      'sourceDocument: String',
      'thing: ID!',
      'twigIds: [ID!]!',
      'twigs: [TwigOfRow!]',
      'version: Int!',
    ]);
    expect(schema).toContain('"""What it is called."""\n  name: String!');
    expect(schema).toContain('"""By name."""\n  id: ID!');
  });

  it('is a column of the table, in the order of the class, between the key and what every record ends with', () => {
    expect(columnsOf(TreeRow)).toEqual([
      'id uuid key',
      'version integer',
      'name text',
      'note text?',
      'thing text',
      'gardenId uuid',
      'secretId uuid?',
      'twigIds uuid[]',
      'plantedOn date',
      'felledOn date?',
      'seenAt timestamp with time zone',
      'leaves integer',
      'price bigint',
      'sold boolean?',
      'colour text',
      'detail jsonb',
      'twigs jsonb?',
      'ownerCode text?',
      'creditLines jsonb',
      'sourceDocument text?',
      'illustrative boolean',
      'jurisdictionId text',
      'scopeIds uuid[]',
    ]);
  });

  it('that every record has stands where the class says it, once; a field may be added to it', () => {
    expect(columnsOf(BushRow)).toEqual([
      'id uuid key',
      'version integer',
      'illustrative boolean',
      'berries integer',
      'sourceDocument text?',
      'jurisdictionId text',
      'scopeIds uuid[]',
    ]);
    expect(typeOf('BushOfRow')).toContain('jurisdictionId: ID!');
    expect(typeOf('TreeOfRow')).not.toContain('jurisdictionId: ID!');
  });

  it('is a key of text in the order of its bytes, or a uuid', () => {
    expect(columnsOf(GardenRow)).toEqual(['id text key C', 'jurisdictionId text']);
    expect(typeOf('GardenOfRow')).toEqual(['id: ID!']);
  });

  it('may bring a further field, made of the row', () => {
    const row = Object.assign(new TreeRow(), {
      ownerCode: '91370200000000000X',
      creditLines: [{ organizationId: 'a', basisPoints: 10_000, hubs: [] }],
    });
    expect(row).toMatchObject({
      creditCodeAsDocumented: true,
      credits: [{ organizationId: 'a', basisPoints: 10_000 }],
    });
    expect(Object.assign(new TreeRow(), { ownerCode: null })).toMatchObject({
      creditCodeAsDocumented: false,
    });
  });

  it('does not compile where its property is declared otherwise', () => {
    class Wrong {
      // @ts-expect-error optional, but null is not foreseen
      @column.date({ optional: true }) felledOn!: string;
      // @ts-expect-error never empty, but declared as if it were
      @column.text() name!: string | null;
      // @ts-expect-error another type
      @column.int() leaves!: string;
      // @ts-expect-error fen are text: they exceed a double
      @column.fen() price!: number;
      // @ts-expect-error a member is not foreseen
      @column.oneOf(Colour) colour!: 'RED';
      // @ts-expect-error one, not a list
      @column.id() twigIds!: string[];
      // @ts-expect-error optional, but null is not foreseen
      @column.json({ optional: true }) detail!: Detail;
      // @ts-expect-error never empty, but declared as if it were
      @column.json() more!: Detail | null;
    }
    expect(Wrong).toBeDefined();
    // @ts-expect-error a whole row has a value for every column
    expect(insert(TreeRow, { id: '' }).kind).toBe('insert');
  });

  it('changes the shape of its table', () => {
    const shapeOf = (rows: Projection['rows']) =>
      new ProjectedTables(db).shapeOf({
        name: 'x',
        version: 1,
        rows,
        handles: () => false,
        begin: () => () => [],
      });
    expect(new Set([shapeOf([TreeRow]), shapeOf([BushRow]), shapeOf([GardenRow])]).size).toBe(3);
  });
});
