import { agreementKinds, bases } from '#platform/kernel';
import { enumOf } from '#platform/graphql';
import { creditModes } from './cells.js';
import { flows, units } from './contract.js';
import { dimensionNames, dimensions } from './dimensions.js';
import { entryCauses } from './subject.js';

export const UnitEnum = enumOf(units, {
  name: 'Unit',
  description: 'What the value of a figure is given in.',
});

export const FlowKindEnum = enumOf(flows, {
  name: 'FlowKind',
  description: 'FLOW: net over a range of days. STOCK: a balance at its end.',
});

export const DimensionEnum = enumOf(dimensionNames, {
  name: 'Dimension',
  description: 'What figures can be grouped by.',
  valuesMap: Object.fromEntries(
    dimensionNames.map((name) => [name, { description: dimensions[name].label }]),
  ),
});

export const BasisEnum = enumOf(bases, {
  name: 'Basis',
  description:
    'Two accounts, never added: CLAIMED is everything not rejected; RECOGNIZED what a reviewer recognized.',
});

export const CreditModeEnum = enumOf(creditModes, {
  name: 'Credit',
  description:
    'Matters where organizations or hubs are grouped or filtered by: SHARED splits by credit shares and adds up; ' +
    "FULL counts each one's whole involvement.",
});

export const AgreementKindEnum = enumOf(agreementKinds, {
  name: 'AgreementKind',
  description:
    'Framework, intent, contract, talent, sponsorship, industrial cooperation (产业合作协议) and grant of a foundation (基金会资助): only the money of sponsorships and grants is added together.',
});

export const EntryCauseEnum = enumOf(entryCauses, {
  name: 'EntryCause',
  description: 'Why an entry stands in the ledger.',
});

const rowOrders = ['VALUE', 'KEY'] as const;
export type RowOrder = (typeof rowOrders)[number];
export const RowOrderEnum = enumOf(rowOrders, {
  name: 'TotalsOrder',
  description: 'VALUE: by the first measure, descending. KEY: by code, so that periods follow each other.',
});
