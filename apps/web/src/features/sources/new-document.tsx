import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../app/ask.ts';
import type { StatedBasis } from '../../app/enums.gql.ts';
import { Forbidden, Gone } from '../../app/nothing.tsx';
import { changed, useAsk } from '../../app/query.ts';
import { useSearchText } from '../../app/search.ts';
import { useMay } from '../../app/session.tsx';
import { useEnum } from '../../app/use-enum.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/fields.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { Asked, PageHead, shortTitle, Skeleton } from '../../ui/parts.tsx';
import { DocumentText, useDropped } from './document-text.tsx';
import { Head } from './document.tsx';
import { RegisterDocumentDocument, RegisteredFiguresDocument } from './sources.gql.ts';
import { TextAgain } from './text-again.tsx';
import './sources.css';

const Decide = lazy(() => import('./decide-figures.tsx'));

const NewDocumentPage = () => {
  const may = useMay();
  return may('document.register') && may('document.observe') ? <NewDocument /> : <Forbidden />;
};

type Registered = { readonly id: string; readonly text: string };

/** A document of one's own: which text it is, then what becomes of each number in it. The address says which document the second step is of. */
const NewDocument = () => {
  const { t } = useTranslation('sources');
  const [{ of }, patch] = useSearchText();
  const [registered, setRegistered] = useState<Registered>();
  const done = (now: Registered) => {
    setRegistered(now);
    if (of !== now.id) patch({ of: now.id });
  };
  const id = of ?? registered?.id;
  return (
    <div className="sources new-document">
      <PageHead
        title={of === undefined ? t('register') : t('again.title')}
        back={<Link to={'/documents' as never}>{t('title')}</Link>}
      />
      {id === undefined ? (
        <DocumentForm done={done} />
      ) : (
        <FiguresOf
          key={id}
          id={id}
          text={registered?.id === id ? registered.text : undefined}
          found={(text) => done({ id, text })}
        />
      )}
    </div>
  );
};

type Fields = {
  readonly title: string;
  readonly publisher: string;
  readonly published: string;
  readonly publishedBasis: StatedBasis;
  readonly publishedWhy: string;
  readonly asOf: string;
  readonly asOfBasis: StatedBasis;
  readonly asOfWhy: string;
  readonly text: string;
};

const fieldOf = {
  sha256: 'text',
  published: 'published',
  statedAsOf: 'asOf',
} as const;

const timeOf = (value: string, basis: StatedBasis, why: string) =>
  value.trim() === ''
    ? undefined
    : { value: value.trim(), basis, ...(why.trim() === '' ? {} : { why: why.trim() }) };

const DocumentForm = ({ done }: { readonly done: (registered: Registered) => void }) => {
  const { t } = useTranslation('sources');
  const say = useEnum();
  const dropped = useDropped();
  const form = useForm<Fields, { readonly id: string }>({
    initial: {
      title: '',
      publisher: '',
      published: '',
      publishedBasis: 'STATED',
      publishedWhy: '',
      asOf: '',
      asOfBasis: 'STATED',
      asOfWhy: '',
      text: '',
    },
    check: ({ title, publisher, text }) => ({
      ...(title.trim() === '' ? { title: 'NEEDED' } : {}),
      ...(publisher.trim() === '' ? { publisher: 'NEEDED' } : {}),
      ...(text.trim() === '' ? { text: 'NEEDED' } : {}),
    }),
    fieldOf,
    send: async (values, command) => {
      const file = dropped.fileOf(values.text);
      const published = timeOf(values.published, values.publishedBasis, values.publishedWhy);
      const statedAsOf = timeOf(values.asOf, values.asOfBasis, values.asOfWhy);
      const { registerDocument } = await ask(RegisterDocumentDocument, {
        input: {
          ...command,
          title: values.title.trim(),
          publisher: values.publisher.trim(),
          sha256: await dropped.digestIn(values.text),
          ...(file === undefined ? {} : { file: file.name.slice(-200) }),
          ...(published === undefined ? {} : { published }),
          ...(statedAsOf === undefined ? {} : { statedAsOf }),
        },
      });
      return registerDocument;
    },
    done: ({ id }, { text }) => {
      void changed(['DOCUMENT']);
      done({ id, text });
    },
  });
  const take = async (file: File) => {
    const { name, text } = await dropped.read(file);
    form.set({ text, ...(form.values.title === '' ? { title: name.replace(/\.\w+$/, '') } : {}) });
  };
  const { text } = form.values;
  const known = form.refusal?.code === 'DOCUMENT_EXISTS' ? form.refusal.params['documentId'] : undefined;
  const bases = (['STATED', 'INFERRED'] as const).map((value) => ({
    value,
    label: say('StatedBasis', value),
  }));
  return (
    <div className="panel">
      <Form form={form} label={t('register')}>
        <p className="hint">{t('new.first')}</p>
        <div className="form-grid">
          <TextField {...form.field('title')} label={t('new.title')} needed maxLength={200} />
          <TextField {...form.field('publisher')} label={t('list.publisher')} needed maxLength={200} />
        </div>
        <div className="form-grid">
          <TextField
            {...form.field('published')}
            label={t('head.published')}
            hint={t('new.timeHint')}
            maxLength={60}
          />
          <SelectField
            name="publishedBasis"
            label={t('new.publishedBasis')}
            needed
            value={form.values.publishedBasis}
            onChange={(basis) => form.set({ publishedBasis: basis === '' ? 'STATED' : basis })}
            choices={bases}
          />
          <TextField {...form.field('publishedWhy')} label={t('new.publishedWhy')} maxLength={300} />
        </div>
        <div className="form-grid">
          <TextField {...form.field('asOf')} label={t('list.asOf')} hint={t('new.timeHint')} maxLength={60} />
          <SelectField
            name="asOfBasis"
            label={t('new.asOfBasis')}
            needed
            value={form.values.asOfBasis}
            onChange={(basis) => form.set({ asOfBasis: basis === '' ? 'STATED' : basis })}
            choices={bases}
          />
          <TextField {...form.field('asOfWhy')} label={t('new.asOfWhy')} maxLength={300} />
        </div>
        <DocumentText field={form.field('text')} dropped={dropped} take={(file) => void take(file)} />
        {typeof known === 'string' ? (
          <p className="form-foot">
            <ButtonLink to={`/documents/${known}` as never}>{t('new.open')}</ButtonLink>
            <Button onClick={() => done({ id: known, text })}>{t('new.continue')}</Button>
          </p>
        ) : null}
        <div className="form-foot">
          <Button type="submit" kind="primary" busy={form.busy}>
            {t('new.register')}
          </Button>
        </div>
      </Form>
    </div>
  );
};

const FiguresOf = ({
  id,
  text,
  found,
}: {
  readonly id: string;
  /** Unknown where the page was opened at this step: a text is kept nowhere. */
  readonly text: string | undefined;
  readonly found: (text: string) => void;
}) => {
  const query = useAsk(RegisteredFiguresDocument, { id }, { about: ['DOCUMENT'] });
  return (
    <Asked query={query} lines={10}>
      {({ document }) =>
        document === null ? (
          <Gone />
        ) : (
          <>
            <p className="document-named">{shortTitle(document.title)}</p>
            <Head of={document} />
            {text === undefined ? (
              <TextAgain document={document} done={found} />
            ) : (
              <Numbers>
                <Suspense fallback={<Skeleton lines={10} />}>
                  <Decide document={document} text={text} />
                </Suspense>
              </Numbers>
            )}
          </>
        )
      }
    </Asked>
  );
};

/** The second step: its heading takes the focus from the button that led to it. */
const Numbers = ({ children }: { readonly children: ReactNode }) => {
  const { t } = useTranslation('sources');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className="decide-title">
        {t('decide.title')}
      </h2>
      {children}
    </>
  );
};

export default NewDocumentPage;
