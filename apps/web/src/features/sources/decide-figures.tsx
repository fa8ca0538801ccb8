import { useNavigate } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../app/ask.ts';
import { displayIn } from '../../app/language.ts';
import { newId } from '../../app/new-id.ts';
import { changed, useAsk } from '../../app/query.ts';
import { Refusal } from '../../app/refusal.ts';
import { useLanguage } from '../../app/use-choice.ts';
import { useEnum } from '../../app/use-enum.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { DateField, SelectField, TextField } from '../../ui/fields.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { Asked, Empty } from '../../ui/parts.tsx';
import { DraftFigure } from './draft-figure.tsx';
import {
  faultsIn,
  fieldAt,
  inputsOf,
  isObserved,
  keyed,
  valuesFor,
  wayOf,
  type Catalogue,
  type Draft,
  type Values,
} from './figure-form.ts';
import { figureOf, linesOf, periodSaid, proposedFigures, type Proposal } from './proposed-figures.ts';
import {
  ExcludeFiguresDocument,
  ObserveFiguresDocument,
  RegistrationDocument,
  type RegisteredFiguresQuery,
  type RegistrationQuery,
} from './sources.gql.ts';

type Registered = NonNullable<RegisteredFiguresQuery['document']>;

/** As many as the API takes at once. */
const AT_ONCE = 200;

/** Whether the document has a number at that place already. */
const isRecorded = ({ observations, excluded }: Registered, { line, value, quote }: Proposal): boolean =>
  observations.some(
    (each) =>
      each.value === value && each.places.some((place) => place.line === line && quote.includes(place.quote)),
  ) || excluded.some((each) => each.line === line && quote.includes(each.quote));

/** What becomes of each number of a text; the answer of the ledger is there as soon as a question is chosen. */
const DecideFigures = ({ document, text }: { readonly document: Registered; readonly text: string }) => {
  const language = useLanguage();
  const query = useAsk(RegistrationDocument, { locale: displayIn(language) });
  return (
    <Asked query={query} lines={10}>
      {(catalogue) => <Decisions document={document} text={text} catalogue={catalogue} />}
    </Asked>
  );
};

const Decisions = ({
  document,
  text,
  catalogue,
}: {
  readonly document: Registered;
  readonly text: string;
  readonly catalogue: Omit<Catalogue, 'indicators'> & Pick<RegistrationQuery, 'indicators'>;
}) => {
  const { t } = useTranslation('sources');
  const say = useEnum();
  const navigate = useNavigate();
  const taken = useMemo(
    () => new Set([...document.observations, ...document.excluded].map(({ key }) => key)),
    [document],
  );
  const [drafts, setDrafts] = useState<readonly Draft[]>(() =>
    keyed(
      proposedFigures(text).filter((proposal) => !isRecorded(document, proposal)),
      taken,
    ),
  );
  const said = useMemo((): Values => {
    const period = periodSaid(text);
    return period === undefined ? {} : { from: period.from ?? '', to: period.to, why: period.why };
  }, [text]);
  // What was sent keeps its id until another thing is said, and what was answered is not sent again: each part is recorded once, wherever it broke off.
  const ids = useRef(new Map<string, string>());
  const answered = useRef(new Set<string>());
  const once = async (
    name: string,
    input: object,
    send: (commandId: string) => Promise<unknown>,
  ): Promise<void> => {
    const what = `${name} ${JSON.stringify(input)}`;
    if (answered.current.has(what)) return;
    const commandId = ids.current.get(what) ?? newId();
    ids.current.set(what, commandId);
    await send(commandId);
    answered.current.add(what);
  };
  const form = useForm<Values, null>({
    initial: valuesFor(drafts, said),
    check: (values) => faultsIn(values, drafts, catalogue),
    send: async (values) => {
      const { figures, excluded } = inputsOf(values, drafts, catalogue);
      const documentId = document.id;
      for (const part of partsOf(figures))
        await placed(part, () =>
          once('observe', part, (commandId) =>
            ask(ObserveFiguresDocument, { input: { documentId, commandId, figures: part } }),
          ),
        );
      for (const part of partsOf(excluded))
        await placed(part, () =>
          once('exclude', part, (commandId) =>
            ask(ExcludeFiguresDocument, { input: { documentId, commandId, figures: part } }),
          ),
        );
      return null;
    },
    done: () => {
      void changed(['DOCUMENT']);
      void navigate({ to: `/documents/${document.id}` as never });
    },
  });
  // Those recorded, and those that this form records: what a number can be a part of.
  const others = [
    ...document.observations
      .filter(({ status }) => status === 'STANDS')
      .map(({ key, places }) => ({ key, quote: places[0]?.quote ?? '' })),
    ...drafts.filter((draft) => isObserved(form.values, draft)),
  ];
  const ways = drafts.map((draft) => wayOf(form.values, draft));
  const observed = ways.filter((way) => way === 'question' || way === 'indicator').length;
  const excluded = ways.filter((way) => way === 'excluded').length;
  const add = (proposal: Proposal) => {
    const [draft] = keyed([proposal], new Set([...taken, ...drafts.map(({ key }) => key)]));
    form.set(valuesFor([draft!], form.values));
    setDrafts([...drafts, draft!].toSorted((a, b) => a.line - b.line));
  };
  return (
    <Form form={form} label={t('decide.title')} className="decide">
      <div className="panel">
        <p className="hint">{t('decide.shared')}</p>
        <div className="form-grid">
          <TextField
            {...form.field('subject')}
            label={t('decide.subject')}
            hint={t('decide.subjectHint')}
            needed
            maxLength={100}
          />
          <DateField {...form.field('from')} label={t('decide.from')} />
          <DateField {...form.field('to')} label={t('decide.to')} needed />
          <SelectField
            {...form.field('basis')}
            label={t('decide.basis')}
            needed
            choices={(['STATED', 'INFERRED'] as const).map((value) => ({
              value,
              label: say('StatedBasis', value),
            }))}
          />
          <TextField {...form.field('why')} label={t('decide.why')} maxLength={300} />
        </div>
      </div>
      {drafts.length === 0 ? (
        <div className="panel">
          <Empty>{t('decide.none')}</Empty>
        </div>
      ) : (
        <p className="hint" role="status">
          {t('decide.found', { count: drafts.length })}
        </p>
      )}
      {drafts.map((draft) => (
        <DraftFigure key={draft.key} draft={draft} form={form} catalogue={catalogue} others={others} />
      ))}
      <AddFigure text={text} add={add} />
      <div className="form-foot decide-foot">
        <Button
          type="submit"
          kind="primary"
          busy={form.busy}
          why={observed + excluded === 0 ? t('decide.nothing') : undefined}
        >
          {t('decide.send')}
        </Button>
        <ButtonLink to={`/documents/${document.id}` as never}>{t('decide.later')}</ButtonLink>
        <span role="status">
          {t('decide.counts', { observed, excluded, open: drafts.length - observed - excluded })}
        </span>
      </div>
    </Form>
  );
};

const partsOf = <T,>(all: readonly T[]): readonly T[][] =>
  Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, i) =>
    all.slice(i * AT_ONCE, (i + 1) * AT_ONCE),
  );

/** What the server says of one of the numbers that were sent, at that number. @throws Refusal */
const placed = async (
  sent: readonly { readonly key: string }[],
  send: () => Promise<void>,
): Promise<void> => {
  try {
    await send();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(
      error.code,
      error.params,
      error.fields.map((fault) => ({ ...fault, field: fieldAt(fault.field, sent) })),
      error.requestId,
    );
  }
};

/** A number that was not proposed: by the line and the words that say it. */
const AddFigure = ({ text, add }: { readonly text: string; readonly add: (proposal: Proposal) => void }) => {
  const { t } = useTranslation('sources');
  const [quote, setQuote] = useState('');
  const [fault, setFault] = useState<string>();
  const take = () => {
    const words = quote.trim();
    const line = linesOf(text).findIndex((each) => words !== '' && each.includes(words)) + 1;
    const figure = line === 0 || words.length > 60 ? undefined : figureOf(words, line);
    setFault(line === 0 ? t('decide.notThere') : figure === undefined ? t('decide.noNumber') : undefined);
    if (figure === undefined) return;
    setQuote('');
    add(figure);
  };
  return (
    <div className="panel add-figure">
      <TextField
        name="quote"
        label={t('decide.quote')}
        hint={t('decide.quoteHint')}
        value={quote}
        onChange={setQuote}
        maxLength={60}
      />
      <Button onClick={take}>{t('decide.add')}</Button>
      <span role="status" className="fault-text">
        {fault ?? ''}
      </span>
    </div>
  );
};

export default DecideFigures;
