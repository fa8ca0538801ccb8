import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../app/ask.ts';
import type { StatedBasis } from '../../app/enums.gql.ts';
import { Forbidden } from '../../app/nothing.tsx';
import { changed, useAsk } from '../../app/query.ts';
import { useMay } from '../../app/session.tsx';
import { useEnum } from '../../app/use-enum.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { SelectField, TextAreaField, TextField } from '../../ui/fields.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { Asked, PageHead, Skeleton, shortTitle } from '../../ui/parts.tsx';
import { Head } from './document.tsx';
import { linesOf } from './proposed-figures.ts';
import { RegisterDocumentDocument, RegisteredFiguresDocument } from './sources.gql.ts';
import { bytesOf, digestOf, textIn } from './text-digest.ts';
import './sources.css';

const Decide = lazy(() => import('./decide-figures.tsx'));

const NewDocumentPage = () => {
  const may = useMay();
  return may('document.register') && may('document.observe') ? <NewDocument /> : <Forbidden />;
};

type Registered = { readonly id: string; readonly text: string };

/** A document of one's own: which text it is, then what becomes of each number in it. */
const NewDocument = () => {
  const { t } = useTranslation('sources');
  const [registered, setRegistered] = useState<Registered>();
  return (
    <div className="sources new-document">
      <PageHead title={t('register')} back={<Link to={'/documents' as never}>‹ {t('title')}</Link>} />
      {registered === undefined ? (
        <DocumentForm done={setRegistered} />
      ) : (
        <FiguresOf id={registered.id} text={registered.text} />
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

/** A file as it lies on the disk: its own bytes are what others digest, too. */
type Dropped = {
  readonly name: string;
  readonly text: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
};

const DocumentForm = ({ done }: { readonly done: (registered: Registered) => void }) => {
  const { t } = useTranslation('sources');
  const say = useEnum();
  const [dropped, setDropped] = useState<Dropped>();
  /** An edited text is no longer the file's. */
  const fileOf = (text: string): Dropped | undefined => (dropped?.text === text ? dropped : undefined);
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
      const file = fileOf(values.text);
      const published = timeOf(values.published, values.publishedBasis, values.publishedWhy);
      const statedAsOf = timeOf(values.asOf, values.asOfBasis, values.asOfWhy);
      const { registerDocument } = await ask(RegisterDocumentDocument, {
        input: {
          ...command,
          title: values.title.trim(),
          publisher: values.publisher.trim(),
          sha256: await digestOf(file?.bytes ?? bytesOf(values.text)),
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
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    const text = textIn(bytes);
    setDropped({ name: file.name, text, bytes });
    form.set({ text, ...(form.values.title === '' ? { title: file.name.replace(/\.\w+$/, '') } : {}) });
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
        <div
          className="drop"
          onDragOver={(event: DragEvent) => event.preventDefault()}
          onDrop={(event: DragEvent) => {
            if (event.dataTransfer.files.length === 0) return;
            event.preventDefault();
            void take(event.dataTransfer.files[0]);
          }}
        >
          <TextAreaField
            {...form.field('text')}
            label={t('new.text')}
            hint={<TextHint text={text} file={fileOf(text)} />}
            needed
            rows={10}
          />
          <label className="file-choice">
            {t('new.file')}{' '}
            <input
              type="file"
              accept=".txt,.md,text/plain"
              onChange={(event) => void take(event.target.files?.[0])}
            />
          </label>
        </div>
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

/** That the text stays here, and by what it will be known. */
const TextHint = ({ text, file }: { readonly text: string; readonly file: Dropped | undefined }) => {
  const { t } = useTranslation('sources');
  const [digest, setDigest] = useState('');
  useEffect(() => {
    let current = true;
    if (text === '') setDigest('');
    else
      digestOf(file?.bytes ?? bytesOf(text)).then(
        (found) => {
          if (current) setDigest(found);
        },
        // Said when it is sent; here there is just no digest to show.
        () => setDigest(''),
      );
    return () => void (current = false);
  }, [text, file]);
  return (
    <>
      {t('new.stays')}
      {digest === '' ? null : (
        <>
          {' '}
          {t('new.digest', { count: linesOf(text).length })} <code lang="en">{digest}</code>
        </>
      )}
    </>
  );
};

const FiguresOf = ({ id, text }: Registered) => {
  const { t } = useTranslation('sources');
  const query = useAsk(RegisteredFiguresDocument, { id }, { about: [] });
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className="decide-title">
        {query.data?.document == null ? null : `${shortTitle(query.data.document.title)} · `}
        {t('decide.title')}
      </h2>
      <Asked query={query} lines={10}>
        {({ document }) =>
          document === null ? null : (
            <>
              <Head of={document} />
              <Suspense fallback={<Skeleton lines={10} />}>
                <Decide document={document} text={text} />
              </Suspense>
            </>
          )
        }
      </Asked>
    </>
  );
};

export default NewDocumentPage;
