import { describe, it } from '@jest/globals';
import type { Money } from '#platform/kernel';
import { specFor } from '#platform/testing';
import type { FundKind, ProjectEvent, ProjectFundsReceived } from '../../project.events.js';
import { dollars, landed, projectId, received, withdrawn, yuan } from '../../testing/project.examples.js';
import { absent, evolve, type Project } from '../../project.state.js';
import { recordProjectFunds } from './record-project-funds.decide.js';

const given = specFor({ initial: absent, evolve });
const record = (kind: FundKind, amount: Money, receivedOn: string) => (project: Project) =>
  recordProjectFunds(project, { projectId, kind, amount, receivedOn }, '2022-08-31');
const receipt = (kind: FundKind, amount: Money, receivedOn: string, sum: number): ProjectFundsReceived => ({
  type: 'ProjectFundsReceived',
  data: { projectId, kind, amount, receivedOn, received: sum },
});

describe('record project funds', () => {
  it('records a receipt and the sum with it', () =>
    given([landed(), received('PAID_IN_DOMESTIC', yuan(300), '2022-04-01')])
      .when(record('PAID_IN_DOMESTIC', yuan(200), '2022-05-01'))
      .then([receipt('PAID_IN_DOMESTIC', yuan(200), '2022-05-01', 500)]));

  it('keeps the sums of the kinds apart', () =>
    given([landed(), received('PAID_IN_DOMESTIC', yuan(300), '2022-04-01')])
      .when(record('FIXED_ASSET_INVESTMENT', yuan(200), '2022-05-01'))
      .then([receipt('FIXED_ASSET_INVESTMENT', yuan(200), '2022-05-01', 200)]));

  it('adds foreign money up in fen, each receipt at its own rate', () =>
    given([landed(), received('UTILIZED_FOREIGN', dollars(100, 710, '7.1'), '2022-04-01')])
      .when(record('UTILIZED_FOREIGN', dollars(100, 720, '7.2'), '2022-05-01'))
      .then([receipt('UTILIZED_FOREIGN', dollars(100, 720, '7.2'), '2022-05-01', 1_430)]));

  it('takes two equal receipts of one day for two: only a command id makes them one', () =>
    given([landed(), received('PAID_IN_DOMESTIC', yuan(300), '2022-04-01')])
      .when(record('PAID_IN_DOMESTIC', yuan(300), '2022-04-01'))
      .then([receipt('PAID_IN_DOMESTIC', yuan(300), '2022-04-01', 600)]));

  it('takes one that came in on the landing day, and more than was planned', () =>
    given([landed()])
      .when(record('PAID_IN_DOMESTIC', yuan(100_000_001), '2022-03-10'))
      .then([receipt('PAID_IN_DOMESTIC', yuan(100_000_001), '2022-03-10', 100_000_001)]));

  it('refuses a sum that cannot be kept exactly', () =>
    given([landed(), received('PAID_IN_DOMESTIC', yuan(Number.MAX_SAFE_INTEGER), '2022-04-01')])
      .when(record('PAID_IN_DOMESTIC', yuan(1), '2022-05-01'))
      .thenRefused('AMOUNT_TOO_LARGE', 'amount'));

  it.each<[string, ProjectEvent[], string, string, string]>([
    ['a project that is not there', [], '2022-06-01', 'PROJECT_NOT_FOUND', 'projectId'],
    [
      'a withdrawn project',
      [landed(), withdrawn('2022-05-01')],
      '2022-05-01',
      'PROJECT_WITHDRAWN',
      'projectId',
    ],
    ['a day before the landing', [landed()], '2022-03-09', 'PROJECT_DATE_BEFORE_LANDING', 'receivedOn'],
    ['a day to come', [landed()], '2022-09-01', 'DATE_IN_FUTURE', 'receivedOn'],
  ])('refuses %s', (_, past, day, code, field) =>
    given(past)
      .when(record('PAID_IN_DOMESTIC', yuan(5), day))
      .thenRefused(code, field),
  );
});
