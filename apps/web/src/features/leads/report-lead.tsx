import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../app/ask.ts';
import { embeddedIn } from '../../app/embedded.ts';
import { momentOf, today } from '../../app/format.ts';
import { Forbidden } from '../../app/nothing.tsx';
import { changed, useAsk } from '../../app/query.ts';
import { useMay, useViewer } from '../../app/session.tsx';
import { useEnum } from '../../app/use-enum.ts';
import { Button } from '../../ui/button.tsx';
import { SwitchField, TextField } from '../../ui/fields.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { PageHead, Panel } from '../../ui/parts.tsx';
import { dropDraft, keepDraft, keptDraft, type ReportDraft } from './drafts.ts';
import { ExpectedFields, InvestorFields, PlaceFields, SummaryField } from './lead-fields.tsx';
import { faultsIn, fieldOfLead, inputOf, noLead, type LeadValues } from './lead-values.ts';
import { MyPlaceDocument, ReportLeadDocument } from './leads.gql.ts';
import { settle } from './lists.ts';
import { Similar } from './similar.tsx';
import './leads.css';

/** After the last letter, before the draft is kept. */
const KEEP_MS = 1_500;

/** A new lead 报送. What is typed is compared with what is there, and kept on this device until it is sent. */
const ReportLead = () => {
  const { t } = useTranslation(['leads', 'common']);
  const say = useEnum();
  const viewer = useViewer();
  const navigate = useNavigate();
  const [composing, setComposing] = useState(false);
  const [draft, setDraft] = useState<ReportDraft>();
  const [kept, setKept] = useState('');
  const place = useAsk(MyPlaceDocument, {}).data?.me;

  const form = useForm<LeadValues, { readonly id: string }>({
    initial: { ...noLead, reportedOn: today() },
    check: (values) => {
      const faults = {
        ...faultsIn(values),
        reportedOn: values.reportedOn === '' ? 'NEEDED' : faultsIn(values).reportedOn,
        reporter: values.reporter === null && viewer.organizationId === null ? 'NEEDED' : undefined,
      };
      return Object.fromEntries(Object.entries(faults).filter(([, code]) => code !== undefined));
    },
    fieldOf: fieldOfLead,
    send: async (values, { commandId }) => {
      const { reportLead } = await ask(ReportLeadDocument, {
        input: {
          commandId,
          title: values.title.trim(),
          kind: values.kind,
          ...inputOf(values),
          ...(values.sourceDocument.trim() === '' ? {} : { sourceDocument: values.sourceDocument.trim() }),
        },
      });
      settle(reportLead);
      return reportLead;
    },
    done: ({ id }) => {
      sent.current = true;
      void dropDraft(viewer.id);
      void changed(['LEAD', 'FIGURES']);
      void navigate({ to: '/leads/$id', params: { id } as never, replace: true });
    },
  });
  const sent = useRef(false);

  // The reporter is the viewer's own organization, unless somebody else reported it.
  const { set, values, touched } = form;
  const mine = place?.organization;
  const given = useRef(false);
  useEffect(() => {
    if (given.current || mine === null || mine === undefined) return;
    given.current = true;
    if (values.reporter === null)
      form.prefill({
        reporter: mine,
        ...(place?.station ? { station: { id: place.station.id, name: place.station.name } } : {}),
      });
  }, [mine, place, values.reporter, form]);

  useEffect(() => {
    void keptDraft(viewer.id).then(setDraft);
  }, [viewer.id]);

  const keep = async (): Promise<void> => {
    try {
      const at = await keepDraft(viewer.id, { values, commandId: form.commandId() });
      setKept(t(embeddedIn() === undefined ? 'draft.kept' : 'draft.keptForNow', { at: momentOf(at) }));
    } catch {
      setKept(t('draft.denied'));
    }
  };
  const keepNow = useRef(keep);
  keepNow.current = keep;
  useEffect(() => {
    if (!touched || draft !== undefined) return undefined;
    const timer = setTimeout(() => {
      if (!sent.current) void keepNow.current();
    }, KEEP_MS);
    return () => clearTimeout(timer);
  }, [touched, values, draft]);

  return (
    <>
      <PageHead title={t('report.title')} back={<Link to="/leads">{t('title')}</Link>} />
      {draft === undefined ? null : (
        <div className="notice draft" role="status">
          <p>
            {t('draft.found', { at: momentOf(draft.savedAt) })}
            {draft.values.title === '' ? '' : `「${draft.values.title}」`}
          </p>
          <div className="actions">
            <Button
              kind="primary"
              onClick={() => {
                set({ ...noLead, ...draft.values });
                form.resume(draft.commandId);
                setDraft(undefined);
              }}
            >
              {t('draft.take')}
            </Button>
            <Button
              onClick={() => {
                void dropDraft(viewer.id);
                setDraft(undefined);
              }}
            >
              {t('draft.drop')}
            </Button>
          </div>
        </div>
      )}
      <div
        className="report"
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
      >
        <Form form={form} label={t('report.title')}>
          <Panel title={t('report.what')}>
            <div className="form-grid">
              <div className="whole">
                <TextField
                  {...form.field('title')}
                  label={t('field.title')}
                  needed
                  maxLength={200}
                  hint={t('field.titleHint')}
                />
              </div>
              <InvestorFields form={form} />
              <div className="whole">
                <Similar
                  composing={composing}
                  of={{
                    investorName: values.investorName,
                    investorCreditCode: values.code,
                    title: values.title,
                  }}
                />
              </div>
              <ExpectedFields form={form} />
              <SwitchField
                {...form.field('kind')}
                label={t('field.kind')}
                choices={(['INVESTMENT', 'TALENT'] as const).map((value) => ({
                  value,
                  label: say('LeadKind', value),
                }))}
              />
            </div>
          </Panel>
          <Panel title={t('report.where')}>
            <div className="form-grid">
              <PlaceFields form={form} />
            </div>
          </Panel>
          <Panel title={t('report.more')}>
            <div className="stack">
              <SummaryField form={form} />
              <TextField
                {...form.field('sourceDocument')}
                label={t('field.sourceDocument')}
                maxLength={200}
                hint={t('field.sourceDocumentHint')}
              />
            </div>
          </Panel>
          <div className="form-foot">
            <span role="status" className="hint">
              {kept}
            </span>
            <Button onClick={() => void keep()}>{t('draft.keep')}</Button>
            <Button type="submit" kind="primary" busy={form.busy}>
              {t('report.send')}
            </Button>
          </div>
        </Form>
      </div>
    </>
  );
};

/** Only for who may report. */
const ReportLeadPage = () => (useMay()('lead.report') ? <ReportLead /> : <Forbidden />);

export default ReportLeadPage;
