import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ask } from '../../app/ask.ts';
import type { AgreementKind } from '../../app/enums.gql.ts';
import { today } from '../../app/format.ts';
import { Forbidden } from '../../app/nothing.tsx';
import { changed, useAsk } from '../../app/query.ts';
import { useSearchText } from '../../app/search.ts';
import { useMay } from '../../app/session.tsx';
import {
  moneyFaults,
  moneyFieldOf,
  moneySent,
  noMoney,
  valuesOfMoney,
  type MoneyValues,
} from '../../app/typed-money.ts';
import { useEnum } from '../../app/use-enum.ts';
import { CreditSharesField, creditsOf, shareFault, type ShareRow } from '../../records/credit-shares.tsx';
import { MoneyFields } from '../../records/money-fields.tsx';
import {
  ChainField,
  findLeads,
  findOrganizations,
  findStations,
  RegionField,
} from '../../records/pickers.tsx';
import { Button } from '../../ui/button.tsx';
import { CheckField, DateField, SelectField, TextField } from '../../ui/fields.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { PageHead, Panel, shortTitle, Skeleton } from '../../ui/parts.tsx';
import { PickMany, type Pick } from '../../ui/pick-many.tsx';
import { Picker } from '../../ui/picker.tsx';
import { LeadToSignDocument, SignAgreementDocument, type LeadToSignQuery } from './agreements.gql.ts';
import { kinds, mayLackAmount } from './kinds.ts';
import '../../records/record.css';

type Values = MoneyValues & {
  readonly kind: AgreementKind | '';
  readonly title: string;
  readonly parties: readonly Pick[];
  readonly counterpartName: string;
  readonly counterpartCreditCode: string;
  readonly creditCodeAsDocumented: boolean;
  readonly signedOn: string;
  readonly expiresOn: string;
  readonly regionCode: string;
  readonly chainCode: string;
  readonly credits: readonly ShareRow[];
  readonly lead: Pick | null;
  readonly station: Pick | null;
  readonly sourceDocument: string;
  readonly illustrative: boolean;
};

type Lead = NonNullable<LeadToSignQuery['lead']>;

/** The form as it opens: with everything that the lead says already. */
const initialOf = (lead: Lead | undefined): Values => ({
  ...(lead === undefined ? noMoney : valuesOfMoney(lead.expectedInvestment)),
  kind: lead?.kind === 'TALENT' ? 'TALENT' : '',
  title: lead === undefined ? '' : shortTitle(lead.title).replace(/线索$/, ''),
  parties: [],
  counterpartName: lead?.investorName ?? '',
  counterpartCreditCode: lead?.investorCreditCode ?? '',
  creditCodeAsDocumented: false,
  signedOn: today(),
  expiresOn: '',
  regionCode: lead?.regionCode ?? '',
  chainCode: lead?.chainCode ?? '',
  credits:
    lead?.reporter === null || lead?.reporter === undefined
      ? []
      : [{ organization: { id: lead.reporterOrganizationId, name: lead.reporter.name }, percent: '100' }],
  lead: lead === undefined ? null : { id: lead.id, name: shortTitle(lead.title) },
  station: lead?.station ?? null,
  sourceDocument: '',
  illustrative: lead?.illustrative ?? false,
});

const check = (values: Values) => {
  const { kind, title, parties, counterpartName, signedOn, regionCode, credits } = values;
  const shares = shareFault(credits);
  const needed = kind !== '' && !mayLackAmount(kind);
  const money = moneyFaults(values, { needed });
  return {
    ...(kind === '' ? { kind: 'NEEDED' } : {}),
    ...(title.trim() === '' ? { title: 'NEEDED' } : {}),
    ...(parties.length === 0 && counterpartName.trim() === '' ? { counterpartName: 'PARTY_MISSING' } : {}),
    ...money,
    ...(money.amount === 'AMOUNT_EMPTY' ? { amount: 'AMOUNT_MISSING' } : {}),
    ...(signedOn === '' ? { signedOn: 'NEEDED' } : signedOn > today() ? { signedOn: 'DATE_IN_FUTURE' } : {}),
    ...(regionCode === '' ? { regionCode: 'NEEDED' } : {}),
    ...(shares === undefined ? {} : { credits: shares }),
  };
};

const SignForm = ({ lead }: { readonly lead: Lead | undefined }) => {
  const { t } = useTranslation('agreements');
  const say = useEnum();
  const navigate = useNavigate();
  const form = useForm({
    initial: initialOf(lead),
    check,
    fieldOf: {
      ...moneyFieldOf('amount'),
      partyOrganizationIds: 'counterpartName',
      leadId: 'lead',
      stationId: 'station',
    },
    send: (values: Values, command) => {
      const amount = moneySent(values);
      return ask(SignAgreementDocument, {
        input: {
          ...command,
          kind: values.kind as AgreementKind,
          title: values.title,
          ...(values.parties.length === 0
            ? {}
            : { partyOrganizationIds: values.parties.map(({ id }) => id) }),
          ...(values.counterpartName.trim() === '' ? {} : { counterpartName: values.counterpartName }),
          ...(values.counterpartCreditCode.trim() === ''
            ? {}
            : { counterpartCreditCode: values.counterpartCreditCode }),
          ...(values.creditCodeAsDocumented ? { creditCodeAsDocumented: true } : {}),
          ...(amount === undefined ? {} : { amount }),
          signedOn: values.signedOn,
          ...(values.expiresOn === '' ? {} : { expiresOn: values.expiresOn }),
          regionCode: values.regionCode,
          ...(values.chainCode === '' ? {} : { chainCode: values.chainCode }),
          credits: creditsOf(values.credits),
          ...(values.lead === null ? {} : { leadId: values.lead.id }),
          ...(values.station === null ? {} : { stationId: values.station.id }),
          ...(values.sourceDocument.trim() === '' ? {} : { sourceDocument: values.sourceDocument }),
          ...(values.illustrative ? { illustrative: true } : {}),
        },
      });
    },
    done: ({ signAgreement }) => {
      void changed(['AGREEMENT', 'LEAD', 'FIGURES', 'RECOGNITION']);
      void navigate({ to: `/agreements/${signAgreement.id}` });
    },
  });
  const { values, set, field } = form;
  const differs =
    values.creditCodeAsDocumented ||
    form.refusal?.fields.some(({ code }) => code === 'CREDIT_CODE_CHECK_DIFFERS');
  return (
    <Form form={form} label={t('form.title')} className="record-form">
      {lead === undefined ? null : (
        <p className="hint">{t('form.fromLead', { title: shortTitle(lead.title) })}</p>
      )}
      <Panel title={t('form.what')}>
        <div className="form-grid">
          <div className="whole">
            <TextField {...field('title')} label={t('name')} needed maxLength={200} />
          </div>
          <SelectField<AgreementKind>
            {...field('kind')}
            label={t('kind')}
            needed
            none={t('common:form.choose' as never)}
            choices={kinds.map((kind) => ({ value: kind, label: say('AgreementKind', kind) }))}
          />
          <DateField {...field('signedOn')} label={t('signedOn')} needed max={today()} />
          <DateField {...field('expiresOn')} label={t('expiresOn')} min={values.signedOn} />
        </div>
      </Panel>
      <Panel title={t('form.who')}>
        <div className="form-grid">
          <TextField
            {...field('counterpartName')}
            label={t('counterpart')}
            maxLength={200}
            hint={t('form.party')}
          />
          <TextField {...field('counterpartCreditCode')} label={t('counterpartCode')} maxLength={40} />
          {differs ? <CheckField {...field('creditCodeAsDocumented')} label={t('asDocumented')} /> : null}
          <div className="whole">
            <PickMany
              name="parties"
              label={t('parties')}
              values={values.parties}
              onChange={(parties) => set({ parties })}
              find={findOrganizations}
            />
          </div>
        </div>
      </Panel>
      <Panel title={t('form.money')}>
        <div className="form-grid">
          <MoneyFields
            values={values}
            set={set}
            label={t('amount')}
            needed={values.kind !== '' && !mayLackAmount(values.kind)}
            hint={mayLackAmount(values.kind) ? t('form.amountMaybe') : t('form.amountNeeded')}
          />
        </div>
      </Panel>
      <Panel title={t('form.where')}>
        <div className="form-grid">
          <RegionField {...field('regionCode')} label={t('region')} needed />
          <ChainField {...field('chainCode')} label={t('chain')} />
        </div>
      </Panel>
      <Panel title={t('credits')}>
        <CreditSharesField {...field('credits')} label={t('credits')} />
      </Panel>
      <Panel title={t('form.proof')}>
        <div className="form-grid">
          <Picker {...field('lead')} label={t('lead')} find={findLeads} />
          <Picker {...field('station')} label={t('station')} find={findStations} />
          <TextField
            {...field('sourceDocument')}
            label={t('source')}
            maxLength={200}
            hint={t('sourceHint')}
          />
          <CheckField {...field('illustrative')} label={t('illustrative')} />
        </div>
      </Panel>
      <div className="form-foot">
        <Button type="submit" kind="primary" busy={form.busy}>
          {t('form.submit')}
        </Button>
      </div>
    </Form>
  );
};

const SignAgreementPage = () => {
  const { t } = useTranslation('agreements');
  const may = useMay();
  const [search] = useSearchText();
  const id = search['lead'] ?? '';
  const lead = useAsk(LeadToSignDocument, { id }, { enabled: id !== '', about: ['LEAD'] });
  if (!may('agreement.sign')) return <Forbidden />;
  return (
    <>
      <PageHead title={t('form.title')} back={<Link to="/agreements">{t('title')}</Link>} />
      {id !== '' && lead.isPending ? (
        <Skeleton lines={8} />
      ) : (
        <SignForm lead={lead.data?.lead ?? undefined} />
      )}
    </>
  );
};

export default SignAgreementPage;
