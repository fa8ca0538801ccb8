import { useTranslation } from 'react-i18next';
import { Refusal } from '../../app/refusal.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { DocumentText, useDropped } from './document-text.tsx';

/**
 * Asks for the text of a document that is registered already: it was never sent anywhere, so nobody else has it. Another text than the one
 * that was registered is refused, since its places would not be the document's.
 */
export const TextAgain = ({
  document: { id, sha256 },
  done,
}: {
  readonly document: { readonly id: string; readonly sha256: string };
  readonly done: (text: string) => void;
}) => {
  const { t } = useTranslation('sources');
  const dropped = useDropped();
  const form = useForm<{ readonly text: string }, void>({
    initial: { text: '' },
    check: ({ text }) => (text.trim() === '' ? { text: 'NEEDED' } : {}),
    send: async ({ text }) => {
      if ((await dropped.digestIn(text)) === sha256) return;
      throw new Refusal('TEXT_IS_ANOTHER', {}, [{ field: 'text', code: 'TEXT_IS_ANOTHER' }]);
    },
    done: (_, { text }) => done(text),
  });
  return (
    <div className="panel">
      <Form form={form} label={t('again.title')}>
        <p className="hint">{t('again.why')}</p>
        <DocumentText
          field={form.field('text')}
          dropped={dropped}
          take={(file) => void dropped.read(file).then(({ text }) => form.set({ text }))}
        />
        <div className="form-foot">
          <ButtonLink to={`/documents/${id}` as never}>{t('again.back')}</ButtonLink>
          <Button type="submit" kind="primary" busy={form.busy}>
            {t('again.go')}
          </Button>
        </div>
      </Form>
    </div>
  );
};
