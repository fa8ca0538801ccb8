import { useTranslation } from 'react-i18next';
import { today } from '../app/format.ts';
import { readKnown, type Known } from '../app/known.ts';
import { useSearchText } from '../app/search.ts';
import { useKnown } from '../app/use-known.ts';
import { Button } from '../ui/button.tsx';
import { DateField, TimeField } from '../ui/fields.tsx';
import { Form, useForm } from '../ui/form.tsx';
import { Dialog } from '../ui/overlays.tsx';

type Values = { readonly day: string; readonly time: string };

const readOf = ({ day, time }: Values) => readKnown(time === '' ? day : `${day} ${time}`);

/** Asks for a day, and if need be a time of it: the page is then shown as it was known then. Today is now. */
const MomentForm = ({ close }: { readonly close: () => void }) => {
  const { t } = useTranslation();
  const [, patch] = useSearchText();
  const [day = '', time = ''] = useKnown().known?.split('T') ?? [];
  const form = useForm<Values, Known | undefined>({
    initial: { day, time },
    check: (values) => {
      if (values.day === '') return { day: 'NEEDED' };
      const { wrong } = readOf(values);
      return wrong === undefined
        ? {}
        : { [values.day > today() || values.time === '' ? 'day' : 'time']: wrong };
    },
    send: (values) => Promise.resolve(readOf(values).known),
    done: (known) => {
      close();
      // What was open to be done belongs to now.
      patch({ known, do: undefined, lead: undefined }, { push: true });
    },
  });
  return (
    <Dialog title={t('past.open')} close={close}>
      <Form form={form} label={t('past.open')}>
        <p className="hint">{t('past.hint')}</p>
        <DateField {...form.field('day')} label={t('past.date')} needed max={today()} />
        <TimeField {...form.field('time')} label={t('past.time')} />
        <div className="form-foot">
          <Button onClick={close}>{t('cancel')}</Button>
          <Button type="submit" kind="primary">
            {t('past.look')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
};

export default MomentForm;
