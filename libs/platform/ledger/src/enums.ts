import {
  agreementKinds,
  bases,
  measureNames,
  type AgreementKind,
  type Basis,
  type Measure,
} from '#platform/kernel';
import { enumOf } from '#platform/graphql';
import { registerEnumType } from '@nestjs/graphql';
import type { Unit } from './contract.js';
import { dimensions, type CreditMode, type Dimension } from './figures/dimension.js';
import type { EntryCause } from './subject.js';

// A member left out or too many does not compile.
type EnumOf<T extends string> = { readonly [N in T]: N };

export const MeasureEnum: EnumOf<Measure> = enumOf(measureNames, {
  name: 'Measure',
  description: 'What is counted.',
});

export const UnitEnum: EnumOf<Unit> = {
  FEN: 'FEN',
  COUNT: 'COUNT',
  PERSONS: 'PERSONS',
  SESSIONS: 'SESSIONS',
};
registerEnumType(UnitEnum, { name: 'Unit', description: 'What the value of a figure is given in.' });

export const DimensionEnum: EnumOf<Dimension> = enumOf(dimensions, {
  name: 'Dimension',
  description: 'What figures can be grouped by.',
});

export const BasisEnum: EnumOf<Basis> = enumOf(bases, {
  name: 'Basis',
  description:
    'Two accounts, never added: CLAIMED is everything not rejected; RECOGNIZED what a reviewer recognized.',
});

export const CreditModeEnum: EnumOf<CreditMode> = { SHARED: 'SHARED', FULL: 'FULL' };
registerEnumType(CreditModeEnum, {
  name: 'Credit',
  description:
    'Matters where organizations or hubs are grouped or filtered by: SHARED splits by credit shares and adds up; ' +
    "FULL counts each one's whole involvement.",
});

export const AgreementKindEnum: EnumOf<AgreementKind> = enumOf(agreementKinds, {
  name: 'AgreementKind',
  description: 'Framework, intent, contract, talent and sponsorship: their money is never added together.',
});

export const EntryCauseEnum: EnumOf<EntryCause> = {
  NEW: 'NEW',
  REVISED: 'REVISED',
  WITHDRAWN: 'WITHDRAWN',
  CORRECTED: 'CORRECTED',
  RECOGNIZED: 'RECOGNIZED',
  REJECTED: 'REJECTED',
  RECREDITED: 'RECREDITED',
  REVALUED: 'REVALUED',
  RECOUNTED: 'RECOUNTED',
};
registerEnumType(EntryCauseEnum, { name: 'EntryCause', description: 'Why an entry stands in the ledger.' });
