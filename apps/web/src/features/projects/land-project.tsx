import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../app/ask.ts';
import { today } from '../../app/format.ts';
import { Forbidden } from '../../app/nothing.tsx';
import { changed, useAsk } from '../../app/query.ts';
import { useRefusalWords } from '../../app/refusal-words.ts';
import { useSearchText } from '../../app/search.ts';
import { useMay } from '../../app/session.tsx';
import {
  moneyFaults,
  moneyFieldOf,
  moneySent,
  valuesOfMoney,
  type MoneyValues,
} from '../../app/typed-money.ts';
import {
  CreditSharesField,
  creditsOf,
  rowsOf,
  shareFault,
  type ShareRow,
} from '../../records/credit-shares.tsx';
import { MoneyFields } from '../../records/money-fields.tsx';
import { ChainField, findLeads, findStations, RegionField } from '../../records/pickers.tsx';
import { Button } from '../../ui/button.tsx';
import { CheckField, DateField, TextField } from '../../ui/fields.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { Fen, PageHead, Panel, shortTitle, Skeleton } from '../../ui/parts.tsx';
import type { Pick } from '../../ui/pick-many.tsx';
import { Picker } from '../../ui/picker.tsx';
import { findAgreements } from './find-projects.ts';
import { projectName } from './project-name.ts';
import {
  AgreementToLandDocument,
  FindProjectsDocument,
  LandProjectDocument,
  LeadToLandDocument,
  type AgreementToLandQuery,
  type LeadToLandQuery,
} from './projects.gql.ts';
import '../../records/record.css';

type Values = MoneyValues & {
  readonly name: string;
  readonly investorName: string;
  readonly companyCreditCode: string;
  readonly creditCodeAsDocumented: boolean;
  readonly chainCode: string;
  readonly regionCode: string;
  readonly landedOn: string;
  readonly credits: readonly ShareRow[];
  readonly lead: Pick | null;
  readonly agreement: Pick | null;
  readonly station: Pick | null;
  readonly sourceDocument: string;
  readonly illustrative: boolean;
};

type Lead = NonNullable<LeadToLandQuery['lead']>;
type Agreement = NonNullable<AgreementToLandQuery['agreement']>;
type From = { readonly lead: Lead | undefined; readonly agreement: Agreement | undefined };

const reporterOf = (lead: Lead | undefined): readonly ShareRow[] =>
  lead?.reporter === null || lead?.reporter === undefined
    ? []
    : [{ organization: { id: lead.reporterOrganizationId, name: lead.reporter.name }, percent: '100' }];

/** The form as it opens: with everything that the agreement says already, and what it does not say, of the lead. */
const initialOf = ({ lead, agreement }: From): Values => {
  const led = agreement?.lead ?? lead;
  return {
    ...valuesOfMoney(agreement?.amount ?? lead?.expectedInvestment),
    name: projectName(lead?.title ?? agreement?.lead?.title ?? agreement?.title ?? ''),
    investorName: agreement?.counterpartName ?? led?.investorName ?? '',
    companyCreditCode: agreement?.counterpartCreditCode ?? led?.investorCreditCode ?? '',
    creditCodeAsDocumented: false,
    chainCode: agreement?.chainCode ?? led?.chainCode ?? '',
    regionCode: agreement?.regionCode ?? lead?.regionCode ?? '',
    landedOn: today(),
    credits: agreement === undefined ? reporterOf(lead) : rowsOf(agreement.credits),
    lead: led === undefined || led === null ? null : { id: led.id, name: shortTitle(led.title) },
    agreement: agreement === undefined ? null : { id: agreement.id, name: shortTitle(agreement.title) },
    station: agreement?.station ?? lead?.station ?? null,
    sourceDocument: '',
    illustrative: agreement?.illustrative ?? lead?.illustrative ?? false,
  };
};

const check = (values: Values) => {
  const shares = shareFault(values.credits);
  return {
    ...(values.name.trim() === '' ? { name: 'NEEDED' } : {}),
    ...(values.landedOn === ''
      ? { landedOn: 'NEEDED' }
      : values.landedOn > today()
        ? { landedOn: 'DATE_IN_FUTURE' }
        : {}),
    ...moneyFaults(values, { needed: true }),
    ...(values.regionCode === '' ? { regionCode: 'NEEDED' } : {}),
    ...(values.chainCode === '' ? { chainCode: 'NEEDED' } : {}),
    ...(shares === undefined ? {} : { credits: shares }),
  };
};

const LandForm = ({ lead, agreement }: From) => {
  const { t } = useTranslation('projects');
  const words = useRefusalWords();
  const navigate = useNavigate();
  const form = useForm({
    initial: initialOf({ lead, agreement }),
    check,
    fieldOf: {
      ...moneyFieldOf('plannedInvestment'),
      leadId: 'lead',
      agreementId: 'agreement',
      stationId: 'station',
    },
    send: (values: Values, command) =>
      ask(LandProjectDocument, {
        input: {
          ...command,
          name: values.name,
          ...(values.investorName.trim() === '' ? {} : { investorName: values.investorName }),
          ...(values.companyCreditCode.trim() === '' ? {} : { companyCreditCode: values.companyCreditCode }),
          ...(values.creditCodeAsDocumented ? { creditCodeAsDocumented: true } : {}),
          chainCode: values.chainCode,
          regionCode: values.regionCode,
          landedOn: values.landedOn,
          plannedInvestment: moneySent(values)!,
          credits: creditsOf(values.credits),
          ...(values.lead === null ? {} : { leadId: values.lead.id }),
          ...(values.agreement === null ? {} : { agreementId: values.agreement.id }),
          ...(values.station === null ? {} : { stationId: values.station.id }),
          ...(values.sourceDocument.trim() === '' ? {} : { sourceDocument: values.sourceDocument }),
          ...(values.illustrative ? { illustrative: true } : {}),
        },
      }),
    done: ({ landProject }) => {
      void changed(['PROJECT', 'AGREEMENT', 'LEAD', 'FIGURES', 'RECOGNITION']);
      void navigate({ to: `/projects/${landProject.id}` });
    },
  });
  const { values, set, field } = form;
  const differs =
    values.creditCodeAsDocumented ||
    form.refusal?.fields.some(({ code }) => code === 'CREDIT_CODE_CHECK_DIFFERS');
  return (
    <Form form={form} label={t('form.title')} className="record-form">
      {agreement?.status === 'TERMINATED' ? (
        <p className="fault">{words('AGREEMENT_TERMINATED')}</p>
      ) : agreement === undefined && lead === undefined ? null : (
        <p className="hint">
          {agreement === undefined
            ? t('form.fromLead', { title: shortTitle(lead!.title) })
            : t('form.fromAgreement', { title: shortTitle(agreement.title) })}
        </p>
      )}
      <Panel title={t('form.what')}>
        <div className="form-grid">
          <div className="whole">
            <TextField {...field('name')} label={t('name')} needed maxLength={200} />
          </div>
          <DateField {...field('landedOn')} label={t('landedOn')} needed max={today()} />
          <TextField {...field('investorName')} label={t('investor')} maxLength={200} />
          <TextField {...field('companyCreditCode')} label={t('code')} maxLength={40} />
          {differs ? <CheckField {...field('creditCodeAsDocumented')} label={t('asDocumented')} /> : null}
          <div className="whole">
            <Similar text={values.investorName.trim() === '' ? values.name : values.investorName} />
          </div>
        </div>
      </Panel>
      <Panel title={t('form.money')}>
        <div className="form-grid">
          <MoneyFields values={values} set={set} label={t('planned')} needed hint={t('form.moneyHint')} />
        </div>
      </Panel>
      <Panel title={t('form.where')}>
        <div className="form-grid">
          <RegionField {...field('regionCode')} label={t('region')} needed />
          <ChainField {...field('chainCode')} label={t('chain')} needed />
        </div>
      </Panel>
      <Panel title={t('credits')}>
        <CreditSharesField {...field('credits')} label={t('credits')} />
      </Panel>
      <Panel title={t('form.proof')}>
        <div className="form-grid">
          <Picker {...field('agreement')} label={t('agreement')} find={findAgreements} />
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

/** A name shorter than this is in half of all projects. */
const TELLING = 4;

/** Projects of that investor, or of that name, that are there already: the same one is not to be recorded twice. */
const Similar = ({ text }: { readonly text: string }) => {
  const { t } = useTranslation('projects');
  const [asked, setAsked] = useState(text.trim());
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), 400);
    return () => clearTimeout(timer);
  }, [text]);
  const { data } = useAsk(
    FindProjectsDocument,
    { filter: { search: asked }, first: 5 },
    { enabled: asked.length >= TELLING, about: ['PROJECT'] },
  );
  const found = asked.length >= TELLING ? (data?.projects.edges ?? []) : [];
  return (
    <div role="status">
      {found.length === 0 ? null : (
        <div className="notice">
          <p>{t('form.similar')}</p>
          <ul className="list">
            {found.map(({ node }) => (
              <li key={node.id}>
                <Link to={`/projects/${node.id}`} target="_blank">
                  {shortTitle(node.name)}
                </Link>{' '}
                {node.investorName} · {node.landedOn} ·{' '}
                {node.planMissing ? t('planMissing') : <Fen of={node.plannedInvestment.cny} />}
              </li>
            ))}
          </ul>
          <p>{t('form.similarNext')}</p>
        </div>
      )}
    </div>
  );
};

const LandProjectPage = () => {
  const { t } = useTranslation('projects');
  const may = useMay();
  const [search] = useSearchText();
  const [leadId, agreementId] = [search['lead'] ?? '', search['agreement'] ?? ''];
  const lead = useAsk(LeadToLandDocument, { id: leadId }, { enabled: leadId !== '', about: ['LEAD'] });
  const agreement = useAsk(
    AgreementToLandDocument,
    { id: agreementId },
    { enabled: agreementId !== '', about: ['AGREEMENT'] },
  );
  if (!may('project.land')) return <Forbidden />;
  const waiting = (leadId !== '' && lead.isPending) || (agreementId !== '' && agreement.isPending);
  return (
    <>
      <PageHead title={t('form.title')} back={<Link to="/projects">{t('title')}</Link>} />
      {waiting ? (
        <Skeleton lines={8} />
      ) : (
        <LandForm lead={lead.data?.lead ?? undefined} agreement={agreement.data?.agreement ?? undefined} />
      )}
    </>
  );
};

export default LandProjectPage;
