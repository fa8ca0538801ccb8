import { describe, expect, it } from '@jest/globals';
import { projectedRow, recordedOn } from '#platform/testing';
import { amendAgreement } from '../../commands/amend-agreement/amend-agreement.decide.js';
import { correctAgreement } from '../../commands/correct-agreement/correct-agreement.decide.js';
import type { AgreementEvent } from '../../agreement.events.js';
import {
  agreementId,
  amended,
  chamber,
  cityHub,
  description,
  federation,
  framework,
  fulfilled,
  hub,
  recognized,
  rejected,
  reopened,
  signed,
  terminated,
  today,
  twoThirds,
  yuan,
} from '../../testing/agreement.examples.js';
import { absent, evolve } from '../../agreement.state.js';
import { AgreementRow, agreementsView } from './agreements.view.js';

const after = (...events: AgreementEvent[]) =>
  projectedRow(agreementsView, recordedOn(`agreement-${agreementId}`, events), AgreementRow, agreementId);
const fold = (events: readonly AgreementEvent[]) => events.reduce(evolve, absent);
const reason = '原因';

describe('the agreements view', () => {
  it('shows a signing with all that was said of it', async () => {
    const said = {
      leadId: federation,
      activityId: hub,
      stationId: cityHub,
      sourceDocument: '001',
      illustrative: true,
    } as const;
    const { parties: _, amount, credits: __, ...rest } = description;
    expect(
      await after(
        signed({ ...said, parties: [{ organizationId: federation, hubs: [cityHub] }], credits: twoThirds }),
      ),
    ).toEqual({
      id: agreementId,
      version: 1,
      kind: 'CONTRACT',
      status: 'SIGNED',
      ...rest,
      partyOrganizationIds: [federation],
      agreed: amount,
      agreedFen: String(amount.cny),
      fulfilledOn: null,
      terminatedOn: null,
      ...said,
      creditLines: twoThirds,
      jurisdictionId: 'qingdao',
      scopeIds: [chamber, federation, hub, cityHub],
    });
  });

  it('says null where nothing was said', async () =>
    expect(await after(framework())).toMatchObject({
      agreed: null,
      agreedFen: null,
      expiresOn: null,
      chainCode: null,
      leadId: null,
      activityId: null,
      stationId: null,
      sourceDocument: null,
      illustrative: false,
    }));

  it('shows the terms in force, also when an amendment was recorded late', async () => {
    const history = [
      signed(),
      ...amendAgreement(
        fold([signed()]),
        { agreementId, after: { amount: yuan(5), expiresOn: '2026-01-01' }, amendedOn: '2022-06-01', reason },
        today,
      ),
    ];
    expect(await after(...history)).toMatchObject({
      version: 2,
      agreed: yuan(5),
      expiresOn: '2026-01-01',
    });
    const late = amendAgreement(
      fold(history),
      { agreementId, after: { amount: yuan(7) }, amendedOn: '2022-05-01', reason },
      today,
    );
    expect(await after(...history, ...late)).toMatchObject({ version: 3, agreed: yuan(5), agreedFen: '5' });
  });

  it('shows a corrected record, with what stands over it and without what was cleared', async () => {
    const history = [signed(), amended({ amount: yuan(5) }, '2022-06-01')];
    const corrections = correctAgreement(
      fold(history),
      {
        agreementId,
        right: {
          title: '别名',
          amount: yuan(9),
          signedOn: '2022-02-01',
          regionCode: '370202',
          credits: twoThirds,
          parties: [{ organizationId: federation, hubs: [cityHub] }],
        },
        clear: ['CHAIN_CODE', 'EXPIRES_ON', 'COUNTERPART_CREDIT_CODE'],
        reason,
      },
      today,
    );
    expect(await after(...history, ...corrections)).toMatchObject({
      version: 3,
      title: '别名',
      agreed: yuan(5),
      expiresOn: null,
      signedOn: '2022-02-01',
      chainCode: null,
      regionCode: '370202',
      counterpartName: description.counterpartName,
      counterpartCreditCode: null,
      creditLines: twoThirds,
      partyOrganizationIds: [federation],
      scopeIds: [chamber, federation, hub, cityHub],
      kind: 'CONTRACT',
    });
  });

  it('shows how it ended', async () => {
    expect(await after(signed(), fulfilled('2022-05-01'))).toMatchObject({
      status: 'FULFILLED',
      fulfilledOn: '2022-05-01',
      terminatedOn: null,
    });
    expect(await after(signed(), terminated('2022-05-01'))).toMatchObject({
      status: 'TERMINATED',
      terminatedOn: '2022-05-01',
      agreed: description.amount,
    });
  });

  it('moves its version with every decision, so that a reviewer names what was seen', async () =>
    expect(
      await after(
        signed(),
        recognized('AGREEMENTS_SIGNED', 10_000),
        reopened('AGREEMENTS_SIGNED'),
        rejected('AGREEMENTS_SIGNED'),
      ),
    ).toMatchObject({ version: 4, status: 'SIGNED' }));
});
